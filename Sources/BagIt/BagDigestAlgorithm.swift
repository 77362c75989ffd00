internal import VaultCrypto

/// The checksum algorithms of manifests (RFC 8493 §2.4). SHA-256 is what is written; the others are read.
public enum BagDigestAlgorithm: String, Sendable, CaseIterable, Comparable {
  /// MD5: shows accidents, not forgeries.
  case md5
  /// SHA-1: shows accidents, not forgeries.
  case sha1
  /// SHA-224.
  case sha224
  /// SHA-256.
  case sha256
  /// SHA-384.
  case sha384
  /// SHA-512.
  case sha512

  /// Bytes in a digest: 16 to 64.
  public var byteCount: Int {
    switch self {
    case .sha256: SHA256Digest.byteCount
    case .sha512: SHA512.byteCount
    case .md5, .sha1, .sha224, .sha384: legacy?.byteCount ?? 0
    }
  }

  /// Whether a forger could make two files of one digest.
  public var isWeak: Bool { self == .md5 || self == .sha1 }

  var legacy: LegacyDigest.Algorithm? { LegacyDigest.Algorithm(rawValue: rawValue) }

  /// The order of the names.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
