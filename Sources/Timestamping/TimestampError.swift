/// Why a timestamp, or a file that belongs to one, was refused.
public struct TimestampError: Error, Equatable, Sendable {
  /// The kinds of refusal; the raw values are stable and may be stored.
  public enum Code: String, Sendable, CaseIterable {
    /// Not the structure that RFC 3161, RFC 5652 or this project's formats ask for.
    case malformed
    /// The authority's answer is a refusal (RFC 3161 §2.4.2).
    case notGranted = "not-granted"
    /// Not signed by exactly one authority (RFC 3161 §2.4.2).
    case wrongSignerCount = "wrong-signer-count"
    /// A digest that is too weak, or one that is not SHA-256, SHA-384 or SHA-512.
    case weakAlgorithm = "weak-algorithm"
    /// A signature algorithm that libcrypto's CMS does not know, such as Ed25519.
    case unsupportedAlgorithm = "unsupported-algorithm"
    /// A critical extension that nobody here knows (RFC 3161 §2.4.2).
    case unknownExtension = "unknown-extension"
    /// The certificate that signed is neither in the token nor among those that were given.
    case signerMissing = "signer-missing"
    /// The token does not say which certificate signed it, or says another one (RFC 5816 §2.2).
    case signerNotFixed = "signer-not-fixed"
    /// The signature is not that of the certificate.
    case badSignature = "bad-signature"
    /// The certificate is not for timestamps and nothing else (RFC 3161 §2.3).
    case wrongKeyUsage = "wrong-key-usage"
    /// The token is over other bytes.
    case wrongImprint = "wrong-imprint"
    /// The token does not answer the request.
    case wrongNonce = "wrong-nonce"
    /// The authority issued it under another policy than was asked for.
    case wrongPolicy = "wrong-policy"
    /// The chain of certificates ends in no root that was given.
    case unknownRoot = "unknown-root"
    /// The chain is broken, or a key in it too weak.
    case badChain = "bad-chain"
    /// A certificate had expired by the time at which the token is judged.
    case expired
    /// A certificate was not valid yet.
    case notYetValid = "not-yet-valid"
    /// A certificate was revoked, in a way that touches this token (RFC 3161 §4).
    case revoked
    /// The token was made after the time for which the question is asked.
    case later
    /// The file has another name than its content calls for.
    case wrongName = "wrong-name"
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
