/// The names SD-JWT keeps for itself (RFC 9901 §4.1).
enum ReservedName {
  /// An object's digests (§4.2.4.1).
  static let digests = "_sd"
  /// An array element that stands for a digest (§4.2.4.2).
  static let element = "..."
  /// The hash algorithm, at the top level only (§4.1.1).
  static let hash = "_sd_alg"

  /// The only value of `_sd_alg` here.
  static let sha256 = "sha-256"

  static func isReserved(_ name: String) -> Bool { name == digests || name == element || name == hash }
}
