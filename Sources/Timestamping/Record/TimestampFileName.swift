public import VaultCrypto

/// How the files beside a timestamped one are called: the kind, a hyphen, and the SHA-256 of the bytes.
///
///     tsr-9e1f33c0…      renewal-77be…      crl-0a1b…
public struct TimestampFileName: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// What is in such a file.
  public enum Kind: String, Sendable, CaseIterable {
    /// A `TimeStampResp` (RFC 3161 §2.4.2) in DER.
    case token = "tsr"
    /// A ``RenewalManifest``.
    case renewal
    /// A certificate revocation list (RFC 5280 §5) in DER.
    case revocations = "crl"

    fileprivate var rank: Int {
      switch self {
      case .token: 0
      case .renewal: 1
      case .revocations: 2
      }
    }

    /// The most bytes that such a file is read for.
    public var maximumByteCount: Int {
      switch self {
      case .token: TimestampToken.maximumByteCount
      case .renewal: RenewalManifest.maximumByteCount
      case .revocations: 16 << 20
      }
    }
  }

  /// What is in it.
  public let kind: Kind
  /// SHA-256 of its bytes.
  public let digest: SHA256Digest

  /// The name of a file with these bytes.
  public init(_ kind: Kind, _ bytes: [UInt8]) {
    self.kind = kind
    digest = SHA256.hash(bytes)
  }

  /// The name of a file of this kind whose bytes have this digest.
  public init(_ kind: Kind, _ digest: SHA256Digest) {
    self.kind = kind
    self.digest = digest
  }

  /// The name that a file has; nil for any other.
  public init?(_ name: some StringProtocol) {
    let parts = name.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])),
      let digest = SHA256Digest(hex: String(parts[1]))
    else { return nil }
    self.kind = kind
    self.digest = digest
  }

  /// Tokens first, since of too many files the last are not looked at; then renewals, then revocation lists; of one kind by name.
  public static func < (one: Self, other: Self) -> Bool {
    if one.kind == other.kind { return one.digest.hex < other.digest.hex }
    return one.kind.rank < other.kind.rank
  }

  /// The name.
  public var description: String { "\(kind.rawValue)-\(digest.hex)" }
}
