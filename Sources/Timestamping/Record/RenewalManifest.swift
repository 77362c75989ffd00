public import VaultCrypto

/// What a renewed timestamp is over: the names and digests of the files that it covers, as `sha256sum` writes them, sorted by name.
///
///     5b0c1b9a…  note
///     9e1f33c0…  tsr-9e1f33c0…
public struct RenewalManifest: Sendable, Equatable {
  /// The longest manifest that is read: 1 MiB.
  public static let maximumByteCount = 1 << 20

  /// The digests by name.
  public let digests: [String: SHA256Digest]
  /// The file's bytes.
  public let bytes: [UInt8]

  /// A manifest of these files. Names are of visible ASCII, without spaces.
  public init(_ files: [String: SHA256Digest]) {
    digests = files
    bytes = files.sorted { $0.key < $1.key }.flatMap { Array("\($0.value.hex)  \($0.key)\n".utf8) }
  }

  /// Reads one.
  /// - Throws: `.malformed` for anything that ``init(_:)-(_)`` does not write.
  public init(parsing bytes: [UInt8]) throws(TimestampError) {
    guard bytes.count <= Self.maximumByteCount else { throw TimestampError(.malformed, "too long for a renewal") }
    var digests: [String: SHA256Digest] = [:]
    for line in bytes.split(separator: 0x0a) {
      guard line.count > 66, let digest = SHA256Digest(hex: String(decoding: line.prefix(64), as: UTF8.self)),
        line.dropFirst(66).allSatisfy({ (0x21...0x7e).contains($0) })
      else { throw TimestampError(.malformed, "a line of a renewal") }
      digests[String(decoding: line.dropFirst(66), as: UTF8.self)] = digest
    }
    self.init(digests)
    guard self.bytes == bytes, !digests.isEmpty else { throw TimestampError(.malformed, "the lines of a renewal") }
  }

  /// SHA-256 of its bytes: its name, and the imprint of the token.
  public var digest: SHA256Digest { SHA256.hash(bytes) }
}
