/// Why an SD-JWT is refused, at issue, presentation or verification. It never carries claims.
public struct SDJWTError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of refusal; the raw values are stable.
  public enum Code: String, Sendable {
    /// Not the compact form of RFC 9901 §4, or a part of it is not what it must be.
    case malformed
    /// More bytes than allowed.
    case tooLarge
    /// Claims that are too deep once the disclosures are put in.
    case tooDeep
    /// The issuer's signature was not made by this key over this JWT.
    case badSignature
    /// The issuer-signed JWT has another `alg` than `EdDSA`, or `crit`.
    case unsupportedAlgorithm
    /// `_sd_alg` is another than `sha-256` (RFC 9901 §4.1.1).
    case unsupportedHash
    /// A disclosure that no digest stands for (RFC 9901 §7.1, step 5).
    case unreferencedDisclosure
    /// A digest or a disclosure more than once (RFC 9901 §7.1, step 4).
    case duplicateDigest
    /// A disclosed claim has the name of another at its level (RFC 9901 §7.1, step 3.c.ii.3), or two claims to issue do.
    case claimCollision
    /// `_sd`, `...` or `_sd_alg` as the name of a claim (RFC 9901 §4.1, §4.2.1).
    case reservedName
    /// A disclosure of a claim where an array element belongs, or the other way round (RFC 9901 §7.1, step 3.c).
    case wrongDisclosureKind
    /// There is a key-binding JWT, which is not verified here (RFC 9901 §4.3).
    case keyBindingNotAccepted
  }

  /// The kind of refusal.
  public let code: Code
  /// What was looked at: for people who look for the cause.
  public let detail: String

  init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  init(_ error: JOSEError) {
    switch error.code {
    case .badSignature: self.init(.badSignature, error.detail)
    case .unsupportedAlgorithm, .unsupportedExtension: self.init(.unsupportedAlgorithm, error.detail)
    case .tooLarge: self.init(.tooLarge, error.detail)
    case .malformed, .invalidKey: self.init(.malformed, error.detail)
    }
  }

  /// For example `claimCollision: a disclosed name is taken`.
  public var description: String { "\(code.rawValue): \(detail)" }

  /// Two errors are the same when their code is; the detail is for people.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// Feeds the code.
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
