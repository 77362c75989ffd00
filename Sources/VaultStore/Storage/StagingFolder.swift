internal import Encodings
internal import VaultCrypto
public import VaultFiles

/// A folder of a process's own under `tmp/`, for files that have no name yet. Its lock tells other processes that it is in use;
/// the kernel releases it if the process dies, and the next commit removes the folder.
public final class StagingFolder: Sendable {
  private static let lockName: FilePath = "lock"

  /// The folder.
  public let folder: Folder
  private let parent: Folder
  private let name: FilePath
  private let lock: OpenFile

  /// Makes a folder under `tmp/` of the vault.
  public convenience init(in vault: Folder) throws(FileError) {
    let parent = try vault.folder(VaultLayout.temporary, create: true)
    var attempts = 0
    while true {
      do throws(FileError) {
        try self.init(parent: parent, name: FilePath(Hex.encode(SecureRandom.bytes(8))))
        return
      } catch {
        // A commit may take a folder for abandoned, and remove it, in the moment before it is locked.
        attempts += 1
        guard attempts < 16, error.code == .locked || error.code == .notFound else { throw error }
      }
    }
  }

  /// Makes the folder of this name under `tmp/`, which only one process can hold at a time.
  /// - Throws: `.locked` where another process holds it.
  public convenience init(in vault: Folder, named name: FilePath) throws(FileError) {
    let parent = try vault.folder(VaultLayout.temporary, create: true)
    var attempts = 0
    while true {
      do throws(FileError) {
        try self.init(parent: parent, name: name)
        return
      } catch {
        attempts += 1
        guard attempts < 16, error.code == .notFound else { throw error }
      }
    }
  }

  private init(parent: Folder, name: FilePath) throws(FileError) {
    let folder = try parent.folder(name, create: true)
    let lock = try folder.openLock(Self.lockName)
    try lock.lock(exclusive: true, wait: false)
    // Whoever took it for abandoned may have removed it before it was locked: then this is the lock of a folder that is gone.
    guard try folder.status(Self.lockName)?.inode == lock.status().inode else {
      throw FileError(.notFound, "lock", folder.path)
    }
    self.folder = folder
    self.parent = parent
    self.name = name
    self.lock = lock
  }

  deinit {
    // Best effort: what stays behind is removed by the next commit.
    try? parent.removeTree(name)
  }

  /// Removes the folders of processes that are gone.
  public static func removeAbandoned(in vault: Folder) throws(FileError) {
    let parent = try vault.folder(VaultLayout.temporary, create: true)
    for entry in try parent.entries() {
      guard entry.kind == .folder else {
        try parent.removeTree(entry.name)
        continue
      }
      do throws(FileError) {
        let folder = try parent.folder(entry.name)
        let lock = try folder.openLock(lockName)
        try lock.lock(exclusive: true, wait: false)
        try parent.removeTree(entry.name)
      } catch {
        // In use; removed by its owner meanwhile; or taken by somebody between the last file's end and the folder's (ENOTEMPTY).
        if error.code != .locked && error.code != .notFound && error.code != .exists { throw error }
      }
    }
  }
}
