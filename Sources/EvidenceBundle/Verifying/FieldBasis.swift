internal import Custody
internal import TransparencyLog
internal import VaultCrypto

/// What events of one field vault are judged by: its roster, and the checkpoints that their proofs may lead to.
struct FieldBasis: Sendable {
  let rosters: RosterHistory
  /// SHA-256 of the roster's file.
  let roster: SHA256Digest
  /// Those whose signature holds.
  var checkpoints: [SignedNote: Checkpoint] = [:]
}
