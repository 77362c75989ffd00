internal import Encodings

/// A digest that an authority is asked about, or vouched for (RFC 3161 §2.4.1).
public struct MessageImprint: Hashable, Sendable {
  /// The algorithm.
  public let algorithm: ImprintAlgorithm
  /// The digest.
  public let digest: [UInt8]

  /// The SHA-256 imprint with these 32 bytes.
  init(sha256 digest: [UInt8]) {
    algorithm = .sha256
    self.digest = digest
  }

  init(_ reader: inout DERReader) throws(TimestampError) {
    var inner = try reader.nested(.sequence)
    algorithm = try ImprintAlgorithm.read(&inner)
    digest = Array(try inner.next(.octetString))
    try inner.end()
    guard digest.count == algorithm.byteCount else { throw TimestampError(.malformed, "imprint of a wrong length") }
  }

  /// The algorithm's name, a colon, and the digest in hexadecimal.
  public var text: String { "\(algorithm.rawValue):\(Hex.encode(digest))" }

  /// Whether it is the imprint of these bytes.
  public func covers(_ bytes: [UInt8]) -> Bool { (try? algorithm.digest(of: bytes)) == digest }
}
