/// The claims of an issuer-signed payload after its disclosures were put in (RFC 9901 §7.1, step 3). Whether an issuer signed
/// the payload is not part of it: see ``VerifiedClaims``.
public struct ProcessedClaims: Sendable {
  /// A disclosure and where its value went.
  public struct Disclosed: Sendable {
    /// The place of the value in the claims.
    public let path: DisclosurePath
    /// The disclosure.
    public let disclosure: Disclosure
    /// The index, among the disclosures, of the one in whose value this one's digest stands; nil at the signed level.
    public let parent: Int?
  }

  /// What an object or array still withholds.
  public struct Withheld: Hashable, Sendable {
    /// The place of the object or array in the claims.
    public let path: DisclosurePath
    /// How many of its digests have no disclosure, decoys among them.
    public let count: Int
  }

  /// The claims, without `_sd`, `_sd_alg` and `...`. Disclosed members follow the signed ones, in the order of the disclosures.
  public let claims: JSONObject
  /// One for each disclosure, in their order.
  public let disclosed: [Disclosed]
  /// One for each object and array that withholds something, parents after children.
  public let withheld: [Withheld]
}
