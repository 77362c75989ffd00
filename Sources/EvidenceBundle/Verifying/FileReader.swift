internal import VaultCrypto
internal import VaultFiles

/// Reads files for one thread, with one buffer for all of them.
struct FileReader: ~Copyable {
  private static let bufferByteCount = 256 << 10

  private var buffer = [UInt8](repeating: 0, count: Self.bufferByteCount)
  private var hasher = SHA256()

  /// A whole file of at most `limit` bytes, and its digest.
  mutating func bytes(
    _ folder: Folder, _ name: FilePath, limit: UInt64
  ) throws(FileError) -> (bytes: [UInt8], digest: SHA256Digest) {
    var result: [UInt8] = []
    try read(folder, name, limit: limit) { piece in
      unsafe piece.withUnsafeBufferPointer { unsafe result.append(contentsOf: $0) }
    }
    return (result, SHA256.hash(result))
  }

  /// The digest of a file of at most `limit` bytes.
  mutating func digest(_ folder: Folder, _ name: FilePath, limit: UInt64) throws(FileError) -> SHA256Digest {
    let file = try folder.open(name)
    var buffer: [UInt8] = []
    swap(&buffer, &self.buffer)
    defer { swap(&buffer, &self.buffer) }
    if limit > UInt64(Self.bufferByteCount) { file.adviseSequential() }
    var total: UInt64 = 0
    while true {
      var span = buffer.mutableSpan
      let count = try file.read(into: &span)
      total += UInt64(count)
      // A file that grows while it is read must not be read for ever.
      guard total <= limit else { throw FileError(.changed, "read", file.path, reason: "it grew") }
      hasher.update(buffer.span.extracting(0..<count))
      if count < Self.bufferByteCount { return hasher.finish() }
    }
  }

  /// Hands out a file of at most `limit` bytes piece by piece.
  mutating func read(
    _ folder: Folder, _ name: FilePath, limit: UInt64, _ body: (Span<UInt8>) -> Void
  ) throws(FileError) {
    let file = try folder.open(name)
    var total: UInt64 = 0
    while true {
      var span = buffer.mutableSpan
      let count = try file.read(into: &span)
      total += UInt64(count)
      guard total <= limit else { throw FileError(.tooLarge, "read", file.path, reason: "over \(limit) bytes") }
      body(buffer.span.extracting(0..<count))
      if count < Self.bufferByteCount { return }
    }
  }
}
