internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto

/// What events are judged by; the same for all of them.
struct EventBasis: Sendable {
  let files: [String: BundleSurvey.File]
  let note: SignedNote?
  let checkpoint: Checkpoint?
  let history: RosterHistory?
  let fields: [Fingerprint: FieldBasis]

  func file(_ path: String) -> BundleSurvey.File? { files[path] }

  /// What an event is judged by that was recorded in a field vault which has files here; nil for this vault's own.
  func field(of token: SDJWT) -> FieldBasis? {
    guard let digest = token.payload["vault"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      digest != history?.fingerprint.digest
    else { return nil }
    return fields[Fingerprint(digest)]
  }

  /// An event's proof: to the bundle's checkpoint, or to one of its field vault's.
  func proof(_ bytes: [UInt8], of token: SDJWT, in field: FieldBasis?) throws(ProofRefusal) -> CheckedProof {
    guard let field else { return try CheckedProof(bytes, token: token, note: note, checkpoint: checkpoint) }
    let note: SignedNote
    do throws(TransparencyLogError) { note = try TLogProof(bytes).note } catch {
      throw ProofRefusal(.malformedProof, error.description)
    }
    guard let checkpoint = field.checkpoints[note] else { throw ProofRefusal(.proofOfOtherCheckpoint) }
    return try CheckedProof(bytes, token: token, note: note, checkpoint: checkpoint)
  }
}
