/// Why a JWS or a JWK is refused. It never carries their content.
public struct JOSEError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of refusal; the raw values are stable.
  public enum Code: String, Sendable {
    /// Not three parts, not canonical base64url, or a header that is not a strict JSON object.
    case malformed
    /// More bytes than allowed.
    case tooLarge
    /// `alg` is missing or another than `EdDSA`.
    case unsupportedAlgorithm
    /// The header has `crit`: extensions that must be understood, and none is (RFC 7515 §4.1.11).
    case unsupportedExtension
    /// The signature was not made by this key over these bytes.
    case badSignature
    /// Not the JWK of an Ed25519 public key (RFC 8037 §2).
    case invalidKey
  }

  /// The kind of refusal.
  public let code: Code
  /// What was looked at: for people who look for the cause.
  public let detail: String

  init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// For example `malformed: signature is not base64url`.
  public var description: String { "\(code.rawValue): \(detail)" }

  /// Two errors are the same when their code is; the detail is for people.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// Feeds the code.
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
