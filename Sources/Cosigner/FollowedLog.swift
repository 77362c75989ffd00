public import Custody
public import TransparencyLog
public import VaultFiles

/// A log that a cosigner follows.
public struct FollowedLog: Sendable {
  /// The log's origin.
  public let origin: NoteLine
  /// The keys that may sign its checkpoints now.
  public let keys: [NoteVerifierKey]
  /// The rosters that say so, where it is a vault's log.
  public let rosters: RosterHistory?
  /// What was cosigned last, with the log's signature and the cosigner's own; nil where nothing was.
  public let note: SignedNote?
  /// The size, root and time of that.
  public let last: (head: TreeHead, timestamp: UInt64)?
  /// How many refusals are kept.
  public let refusals: Int
  /// The proofs of the log's forks, in the cosigner's folder: each convicts by itself.
  public let proofs: [FilePath]
}
