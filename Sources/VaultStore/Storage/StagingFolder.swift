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
      let name = FilePath(Hex.encode(SecureRandom.bytes(8)))
      do throws(FileError) {
        let folder = try parent.folder(name, create: true)
        let lock = try folder.openLock(Self.lockName)
        try lock.lock(exclusive: true, wait: false)
        guard try folder.status(Self.lockName) != nil else { throw FileError(.notFound, "flock", lock.path) }
        self.init(folder: folder, parent: parent, name: name, lock: lock)
        return
      } catch {
        // A commit may take a folder for abandoned, and remove it, in the moment before it is locked.
        attempts += 1
        guard attempts < 16, error.code == .locked || error.code == .notFound else { throw error }
      }
    }
  }

  private init(folder: Folder, parent: Folder, name: FilePath, lock: consuming OpenFile) {
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
  static func removeAbandoned(in vault: Folder) throws(FileError) {
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
        // In use, or removed by its owner meanwhile.
        if error.code != .locked && error.code != .notFound { throw error }
      }
    }
  }
}
