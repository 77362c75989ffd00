public import VaultCrypto

extension TLogProof {
  /// Checks everything (c2sp.org/tlog-proof, Verifying): signatures against the policy, and the way from `leafHash` to the root.
  ///
  /// Returns who signed. Throws `policyNotMet` where a log signature or the quorum is missing (``LogPolicy/evaluate(_:)`` of
  /// ``note`` tells what), `badSignature`, `outOfRange` and `proofMismatch`.
  public func verify(leafHash: SHA256Digest, policy: LogPolicy) throws(TransparencyLogError) -> PolicyResult {
    let result = try policy.evaluate(note)
    guard result.isMet else {
      let missing = result.missing.map(\.description).joined(separator: "; ")
      throw TransparencyLogError(.policyNotMet, missing)
    }
    try inclusion.verify(leafHash: leafHash, root: checkpoint.root)
    return result
  }

  /// The same for one log known by its origin and keys, with cosignatures of `witnesses` checked but not required.
  ///
  /// Returns who signed. Throws `wrongOrigin` for another log's checkpoint, `noKnownSignature` where no log key signed it,
  /// `badSignature`, `ambiguousKey`, `outOfRange` and `proofMismatch`.
  public func verify(
    leafHash: SHA256Digest, origin: NoteLine, logKeys: [NoteVerifierKey], witnesses: [NoteVerifierKey] = []
  ) throws(TransparencyLogError) -> [VerifiedSignature] {
    guard checkpoint.origin == origin else {
      throw TransparencyLogError(.wrongOrigin, "a checkpoint of \(checkpoint.origin), not \(origin)")
    }
    let verified = try note.verify(keys: logKeys + witnesses)
    guard verified.contains(where: { logKeys.contains($0.key) }) else {
      throw TransparencyLogError(.noKnownSignature, "no key of the log signed the checkpoint")
    }
    try inclusion.verify(leafHash: leafHash, root: checkpoint.root)
    return verified
  }
}
