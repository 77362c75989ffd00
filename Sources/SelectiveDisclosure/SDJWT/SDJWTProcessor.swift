internal import Encodings
internal import VaultCrypto

/// Puts disclosures into an issuer-signed payload (RFC 9901 §7.1, steps 3 to 5). No signature is looked at.
public enum SDJWTProcessor {
  /// The claims that payload and disclosures make. Every disclosure must be called for by exactly one digest, no digest may occur
  /// twice, in the payload or in a disclosed value, and no disclosed name may be taken. Throws `unsupportedHash`, `malformed`,
  /// `duplicateDigest`, `unreferencedDisclosure`, `wrongDisclosureKind`, `claimCollision`, `tooDeep` (more than 64 levels).
  public static func process(
    payload: JSONObject, disclosures: [Disclosure]
  ) throws(SDJWTError) -> ProcessedClaims {
    if let hash = payload[ReservedName.hash], hash != .string(ReservedName.sha256) {
      throw SDJWTError(.unsupportedHash, "_sd_alg")
    }
    var signed = payload
    signed[ReservedName.hash] = nil
    var unfolding = try SDJWTUnfolding(disclosures)
    let claims = try unfolding.object(signed, parent: nil, depth: 1)
    return ProcessedClaims(claims: claims, disclosed: try unfolding.disclosed(), withheld: unfolding.withheld)
  }
}
