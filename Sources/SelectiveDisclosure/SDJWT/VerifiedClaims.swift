/// What an issuer signed, as far as it is disclosed. Only ``SDJWT/verify(key:)`` makes one.
///
/// `exp`, `nbf` and other claims about validity are left to who knows what they mean here (RFC 9901 §7.1, step 6).
public struct VerifiedClaims: Sendable {
  /// The header of the issuer-signed JWT.
  public let header: JSONObject
  /// The claims, their disclosures, and what is withheld.
  public let content: ProcessedClaims

  /// The claims, without `_sd`, `_sd_alg` and `...`.
  public var claims: JSONObject { content.claims }
  /// Where the disclosed values are, in the order of the disclosures.
  public var disclosedPaths: [DisclosurePath] { content.disclosed.map(\.path) }
  /// How many digests stay without disclosure, for each object and array that has any.
  public var withheld: [ProcessedClaims.Withheld] { content.withheld }

  init(header: JSONObject, content: ProcessedClaims) {
    self.header = header
    self.content = content
  }
}
