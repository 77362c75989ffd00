internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto

/// Why a proof does not prove.
struct ProofRefusal: Error {
  let code: BundleFindingCode
  let detail: String

  init(_ code: BundleFindingCode, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }
}

/// A tlog-proof that leads from a token's entry to the bundle's checkpoint.
struct CheckedProof {
  let entry: LogEntry
  let index: UInt64
  let inclusion: InclusionProof
  /// The note that it contains.
  let note: SignedNote

  /// Checks a proof. Where the bundle has no readable checkpoint, only what the proof says of itself: the finding on the checkpoint says so.
  init(_ bytes: [UInt8], token: SDJWT, note: SignedNote?, checkpoint: Checkpoint?) throws(ProofRefusal) {
    let proof: TLogProof
    do throws(TransparencyLogError) { proof = try TLogProof(bytes) } catch {
      throw ProofRefusal(.malformedProof, error.description)
    }
    guard let entry = proof.extra.flatMap(LogEntry.init) else { throw ProofRefusal(.malformedEntry) }
    guard entry.digest == token.issuerJWTDigest else { throw ProofRefusal(.entryMismatch) }
    if let note, let checkpoint {
      guard proof.index < checkpoint.size else {
        throw ProofRefusal(.checkpointTooOld, "entry \(proof.index), checkpoint of \(checkpoint.size)")
      }
      guard proof.note == note else { throw ProofRefusal(.proofOfOtherCheckpoint) }
      do throws(TransparencyLogError) {
        try proof.inclusion.verify(leafHash: MerkleHash.leaf(entry.bytes), root: checkpoint.root)
      } catch {
        throw ProofRefusal(.proofMismatch, error.detail)
      }
    }
    self.entry = entry
    index = proof.index
    inclusion = proof.inclusion
    self.note = proof.note
  }
}
