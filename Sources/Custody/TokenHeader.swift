public import SelectiveDisclosure

/// The JOSE header of everything that members sign: exactly `alg`, `typ` and `kid` (Schemas/README.md §3.2).
public enum TokenHeader: String, Sendable {
  case event = "evidencevault-event+sd-jwt"
  case roster = "evidencevault-roster+sd-jwt"
  case card = "evidencevault-card+jwt"
  case tombstone = "evidencevault-tombstone+jwt"
  case kit = "evidencevault-kit+jwt"
  case offer = "evidencevault-offer+jwt"
  case receipt = "evidencevault-receipt+jwt"

  /// The header with this signer's key identifier.
  public func object(kid: String) -> JSONObject { ["alg": "EdDSA", "typ": .string(rawValue), "kid": .string(kid)] }

  /// The signer's key identifier in a header of this type.
  func kid(in header: JSONObject) throws(CustodyError) -> String {
    guard header.count == 3, header["alg"]?.stringValue == "EdDSA", header["typ"]?.stringValue == rawValue,
      let kid = header["kid"]?.stringValue
    else { throw CustodyError(.malformed, "header") }
    return kid
  }
}
