internal import Age
internal import Tar
internal import VaultCrypto
internal import VaultFiles

/// Reads files for one thread, with one buffer for all of them.
struct FileReader: ~Copyable {
  private static let bufferByteCount = 256 << 10

  private var buffer = [UInt8](repeating: 0, count: Self.bufferByteCount)
  /// The one sealed file that is read, if any.
  private var window: SealedWindow?

  /// A whole file of at most `limit` bytes, and its digest.
  mutating func bytes(
    _ folder: SourceFolder, _ name: FilePath, limit: UInt64
  ) throws(FileError) -> (bytes: [UInt8], digest: SHA256Digest) {
    var result: [UInt8] = []
    try read(folder, name, limit: limit) { piece in
      unsafe piece.withUnsafeBufferPointer { unsafe result.append(contentsOf: $0) }
    }
    return (result, SHA256.hash(result))
  }

  /// The digest of a file of at most `limit` bytes.
  mutating func digest(_ folder: SourceFolder, _ name: FilePath, limit: UInt64) throws(FileError) -> SHA256Digest {
    var hasher = SHA256()
    switch folder {
    case .disk(let folder):
      let file = try folder.open(name)
      if limit > UInt64(Self.bufferByteCount) { file.adviseSequential() }
      // A file that grows while it is read must not be read for ever.
      try read(file, limit: limit, FileError(.changed, "read", file.path, reason: "it grew")) { hasher.update($0) }
    case .sealed: try read(folder, name, limit: limit) { hasher.update($0) }
    }
    return hasher.finish()
  }

  /// Hands out a file of at most `limit` bytes piece by piece.
  mutating func read(
    _ folder: SourceFolder, _ name: FilePath, limit: UInt64, _ body: (Span<UInt8>) -> Void
  ) throws(FileError) {
    switch folder {
    case .disk(let folder):
      let file = try folder.open(name)
      try read(file, limit: limit, FileError(.tooLarge, "read", file.path, reason: "over \(limit) bytes"), body)
    case .sealed(let bundle, let path):
      try read(bundle, SourceFolder.join(path, name), limit: limit, body)
    }
  }

  private mutating func read(
    _ file: borrowing OpenFile, limit: UInt64, _ excess: @autoclosure () -> FileError, _ body: (Span<UInt8>) -> Void
  ) throws(FileError) {
    var total: UInt64 = 0
    while true {
      var span = buffer.mutableSpan
      let count = try file.read(into: &span)
      total += UInt64(count)
      guard total <= limit else { throw excess() }
      body(buffer.span.extracting(0..<count))
      if count < Self.bufferByteCount { return }
    }
  }

  private mutating func read(
    _ bundle: SealedBundle, _ path: String, limit: UInt64, _ body: (Span<UInt8>) -> Void
  ) throws(FileError) {
    let member = try bundle.member(path)
    guard member.byteCount <= limit else {
      throw FileError(.tooLarge, "read", FilePath(path), reason: "over \(limit) bytes")
    }
    var buffer: [UInt8] = []
    swap(&buffer, &self.buffer)
    defer { swap(&buffer, &self.buffer) }
    do throws(AgeStreamError<FileError>) {
      if window == nil { window = try bundle.file.window() }
      var done: UInt64 = 0
      while done < member.byteCount {
        let count = Int(min(UInt64(Self.bufferByteCount), member.byteCount - done))
        var whole = buffer.mutableSpan
        var target = whole._mutatingExtracting(0..<count)
        _ = try window?.read(at: member.offset + done, into: &target)
        body(buffer.span.extracting(0..<count))
        done += UInt64(count)
      }
    } catch {
      if case .caller(let error) = error { throw error }
      bundle.noteDamage(path)
      throw FileError(.inputOutput, "open", FilePath(path), reason: "its sealed bytes were changed")
    }
  }
}
