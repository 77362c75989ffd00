internal import Synchronization
internal import VaultFiles

/// A bundle that is written to a folder.
final class FolderTarget: BundleTarget {
  private final class Payload: PayloadOutput {
    private let file: OpenFile

    init(_ file: consuming OpenFile) { self.file = file }

    func write(_ bytes: Span<UInt8>) throws(FileError) { try file.write(bytes) }
  }

  private let folder: Folder
  /// The folders that files went to, so that each is looked up once.
  private let parents = Mutex<[String: Folder]>([:])

  init(_ folder: Folder) { self.folder = folder }

  func begin(_ folders: [String]) throws(FileError) {
    guard try folder.entries().isEmpty else { throw FileError(.exists, "mkdir", folder.path) }
    for name in folders { _ = try parent(name) }
  }

  func add(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let (parent, name) = try split(path)
    try parent.add(name, bytes, mode: 0o600)
  }

  func addPayload<Result>(
    _ path: String, byteCount: UInt64, _ write: (any PayloadOutput) throws -> Result
  ) throws(BundleWriteError) -> Result {
    let (parent, name): (Folder, FilePath)
    let payload: Payload
    do throws(FileError) {
      (parent, name) = try split(path)
      payload = Payload(try parent.create(name, mode: 0o600))
    } catch {
      throw .file(error)
    }
    do {
      return try write(payload)
    } catch {
      // The first failure is the one to tell; what is left of the folder is the caller's to remove.
      try? parent.remove(name)
      throw .payload(error)
    }
  }

  func sync() throws(FileError) { try folder.syncFileSystem() }

  func addSignature(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let (parent, name) = try split(path)
    let file = try parent.create(name, mode: 0o600)
    try file.write(bytes)
    try file.sync()
    try parent.sync()
  }

  private func split(_ path: String) throws(FileError) -> (parent: Folder, name: FilePath) {
    guard let slash = path.utf8.lastIndex(of: 0x2f) else { return (folder, FilePath(path)) }
    return (try parent(String(path[..<slash])), FilePath(String(path[path.utf8.index(after: slash)...])))
  }

  private func parent(_ path: String) throws(FileError) -> Folder {
    if let known = parents.withLock({ $0[path] }) { return known }
    let found = try folder.folder(FilePath(path), create: true)
    parents.withLock { $0[path] = found }
    return found
  }
}
