public import VaultFiles

/// Whether a disk can keep a vault's promises: a lock that the kernel keeps, a rename that is atomic, names that reach the medium.
public enum StorageProbe {
  /// What is missing.
  public struct Weakness: Sendable, Equatable {
    /// In plain words, for example `network file system (NFS)`.
    public let reason: String
  }

  /// File systems on which locks, renames or flushes do not mean what they should, by the number `statfs(2)` gives them.
  private static let weakKinds: [UInt: String] = [
    0x6969: "network file system (NFS)", 0x517b: "network file system (SMB)", 0xff53_4d42: "network file system (CIFS)",
    0xfe53_4d42: "network file system (SMB2)", 0x6573_5546: "user-space file system (FUSE)",
    0x2011_bab0: "exFAT", 0x4d44: "FAT", 0x0102_1997: "shared folder of a virtual machine (9P)",
    0x5346_544e: "NTFS", 0x7366_746e: "NTFS",
  ]

  /// The weaknesses of the file system that holds `folder`; none where it is sound. Tries locks, renames and flushes in a folder of its own.
  public static func weaknesses(of folder: Folder) throws(FileError) -> [Weakness] {
    var found: [Weakness] = []
    if let name = weakKinds[folder.fileSystemKind] { found.append(Weakness(reason: name)) }
    let name: FilePath = ".storage-probe"
    try folder.removeTree(name)
    let probe = try folder.folder(name, create: true)
    if try !locksExclude(in: probe) { found.append(Weakness(reason: "file locks do not exclude each other")) }
    if try !renameReplaces(in: probe) { found.append(Weakness(reason: "a rename does not replace a file")) }
    do throws(FileError) {
      try probe.sync()
      try probe.syncFileSystem()
    } catch {
      found.append(Weakness(reason: "a folder cannot be flushed (\(error.reason))"))
    }
    try folder.removeTree(name)
    return found
  }

  private static func locksExclude(in folder: Folder) throws(FileError) -> Bool {
    let first = try folder.openLock("lock")
    let second = try folder.openLock("lock")
    do throws(FileError) {
      try first.lock(exclusive: true, wait: false)
    } catch {
      return false
    }
    do throws(FileError) {
      try second.lock(exclusive: true, wait: false)
      return false
    } catch {
      return error.code == .locked
    }
  }

  private static func renameReplaces(in folder: Folder) throws(FileError) -> Bool {
    try folder.add("old", [1])
    try folder.add("new", [2])
    do throws(FileError) {
      try folder.move("new", to: folder, as: "old", replacing: true)
    } catch {
      return false
    }
    let (kept, left) = (try folder.read("old", limit: 8), try folder.status("new"))
    return kept == [2] && left == nil
  }
}
