internal import Age
internal import VaultFiles

/// Reads a sealed file's content at any place, one chunk at a time; for one thread.
typealias SealedWindow = AgeSeekableReader<FileError>

/// A sealed file that was opened: its bytes, and the key to them.
struct SealedFile: Sendable {
  private final class Bytes: Sendable {
    private let file: OpenFile
    let count: UInt64

    init(_ file: consuming OpenFile, count: UInt64) {
      self.file = file
      self.count = count
    }

    func fill(_ offset: UInt64, _ target: inout MutableSpan<UInt8>) throws(FileError) {
      guard try file.read(at: offset, into: &target) == target.count else {
        throw FileError(.changed, "read", file.path, reason: "it became shorter")
      }
    }
  }

  private let bytes: Bytes
  private let opening: AgeOpening

  /// - Throws: `.file`; `.age` where no identity opens it, or its header is not the one that was written.
  init(_ name: FilePath, in folder: Folder, identities: [AgeIdentity]) throws(SealedBundleError) {
    let bytes: Bytes
    do throws(FileError) { bytes = try Self.open(name, in: folder) } catch { throw .file(error) }
    do throws(AgeStreamError<FileError>) {
      opening = try SealedWindow.opening(fileByteCount: bytes.count, identities: identities) {
        offset, target throws(FileError) in
        try bytes.fill(offset, &target)
      }
    } catch {
      throw SealedBundleError(error)
    }
    self.bytes = bytes
  }

  private static func open(_ name: FilePath, in folder: Folder) throws(FileError) -> Bytes {
    let file = try folder.open(name)
    let count = try file.status().size
    return Bytes(file, count: count)
  }

  /// A reader for one thread; the file's last chunk is found authentic first.
  func window() throws(AgeStreamError<FileError>) -> SealedWindow {
    let bytes = bytes
    return try SealedWindow(fileByteCount: bytes.count, opening: opening) { offset, target throws(FileError) in
      try bytes.fill(offset, &target)
    }
  }
}
