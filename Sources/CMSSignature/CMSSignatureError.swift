/// Why a CMS signature was refused.
public struct CMSSignatureError: Error, Equatable, Sendable {
  /// The kinds of refusal; the raw values are stable and may be stored.
  public enum Code: String, Sendable, CaseIterable {
    /// Not SignedData over plain bytes (RFC 5652 §5), or something follows it.
    case malformed
    /// Longer than any signature is read.
    case tooLarge = "too-large"
    /// What it signs is in it: a signature over a bundle is detached.
    case attachedContent = "attached-content"
    /// Not signed by exactly one: each signature is a file of its own, and judged alone.
    case severalSigners = "several-signers"
    /// The signed attributes, or contentType or messageDigest among them, are missing (RFC 5652 §5.3).
    case noSignedAttributes = "no-signed-attributes"
    /// No signed attribute signing-certificate-v2 (RFC 5035 §3): nothing fixes whose signature it is.
    case noSigningCertificate = "no-signing-certificate"
    /// The signer's certificate is not in it (ETSI EN 319 122-1 §6.3).
    case noCertificate = "no-certificate"
    /// signing-certificate-v2 is of another certificate than the one that the signer names.
    case otherCertificate = "other-certificate"
    /// A digest that is not SHA-256, SHA-384 or SHA-512.
    case weakAlgorithm = "weak-algorithm"
    /// A key that is not P-256, P-384, or RSA from 2,048 bits on, or another way to sign with it.
    case unsupportedKey = "unsupported-key"
    /// It is over other bytes.
    case otherContent = "other-content"
    /// The signature is not that of the certificate's key.
    case notAuthentic = "not-authentic"
  }

  /// The kind of refusal.
  public let code: Code
  /// What exactly was refused, for people; not part of equality.
  public let reason: String

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// A refusal.
  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }
}
