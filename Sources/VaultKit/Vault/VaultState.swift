public import Custody
public import TransparencyLog

/// A vault at one moment: a checkpoint whose signature was verified, and the rosters up to it.
public struct VaultState: Sendable {
  /// The checkpoint note's bytes.
  public let note: [UInt8]
  /// Its tree head.
  public let head: TreeHead
  /// The rosters.
  public let rosters: RosterHistory
  /// The member who signed the checkpoint.
  public let signer: Member
}
