public import SelectiveDisclosure
public import TransparencyLog

/// A roster version as the vault has it, and the proof of its entry in the tree of the bundle's checkpoint.
public struct BundleRoster: Sendable {
  /// The version, with all its disclosures; the bundle discloses only the members that signed something in it.
  public let token: SDJWT
  /// The proof of its entry.
  public let proof: InclusionProof

  /// A roster version.
  public init(token: SDJWT, proof: InclusionProof) {
    self.token = token
    self.proof = proof
  }
}
