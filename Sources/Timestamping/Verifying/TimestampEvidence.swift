public import VaultCrypto

/// A timestamp that counts: the bytes existed by then, as an authority says whom the verifier believes.
public struct TimestampEvidence: Sendable {
  /// What the authority signed.
  public let info: TimestampInfo
  /// The authority's certificate.
  public let signer: X509Certificate
  /// The root that the chain ends in.
  public let root: X509Certificate
  /// Whether revocation lists were at hand for the whole chain.
  public let isRevocationKnown: Bool
  /// Whether the verifier's list calls a certificate of the chain qualified.
  public let isQualified: Bool
}
