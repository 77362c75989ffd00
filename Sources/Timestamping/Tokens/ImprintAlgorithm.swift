internal import VaultCrypto

/// The digests that are taken in timestamps.
public enum ImprintAlgorithm: String, Sendable, CaseIterable {
  case sha256
  case sha384
  case sha512

  /// Its object identifier (RFC 5754 §2).
  var identifier: String {
    switch self {
    case .sha256: "2.16.840.1.101.3.4.2.1"
    case .sha384: "2.16.840.1.101.3.4.2.2"
    case .sha512: "2.16.840.1.101.3.4.2.3"
    }
  }

  /// The algorithm with this encoding of an object identifier.
  init?(content: some Collection<UInt8>) {
    let name = PolicyIdentifier(content: content)?.description
    guard let found = Self.allCases.first(where: { $0.identifier == name }) else { return nil }
    self = found
  }

  /// Bytes in a digest.
  var byteCount: Int {
    switch self {
    case .sha256: 32
    case .sha384: 48
    case .sha512: 64
    }
  }

  /// The digest of these bytes.
  /// - Throws: `.unsupportedAlgorithm` where this build of libcrypto leaves it out.
  func digest(of bytes: [UInt8]) throws(TimestampError) -> [UInt8] {
    switch self {
    case .sha256: return SHA256.hash(bytes).bytes
    case .sha512: return SHA512.hash(bytes)
    case .sha384: return try Self.legacy(.sha384, of: bytes)
    }
  }

  /// SHA-1 too, which names a certificate and nothing that could be chosen.
  static func legacy(_ algorithm: LegacyDigest.Algorithm, of bytes: [UInt8]) throws(TimestampError) -> [UInt8] {
    do throws(CryptoError) {
      var hasher = try LegacyDigest(algorithm)
      hasher.update(bytes.span)
      return hasher.finish()
    } catch {
      throw TimestampError(.unsupportedAlgorithm, algorithm.rawValue)
    }
  }

  /// Reads an `AlgorithmIdentifier` whose parameters are absent or NULL.
  static func read(_ reader: inout DERReader) throws(TimestampError) -> ImprintAlgorithm {
    var inner = try reader.nested(.sequence)
    let name = try inner.next(.objectIdentifier)
    if let null = try inner.nextIfPresent(.null), !null.isEmpty { throw DERReader.broken }
    try inner.end()
    guard let algorithm = ImprintAlgorithm(content: name) else {
      throw TimestampError(.weakAlgorithm, "digest \(PolicyIdentifier(content: name)?.description ?? "unknown")")
    }
    return algorithm
  }
}
