/// What a policy says of a checkpoint: who signed, and what is missing.
public struct PolicyResult: Hashable, Sendable {
  /// The cosignature of a witness the policy knows.
  public struct Witnessing: Hashable, Sendable {
    /// The witness's name within the policy.
    public let name: PolicyName
    /// The key that cosigned.
    public let key: NoteVerifierKey
    /// When it says it did, in POSIX seconds.
    public let timestamp: UInt64
  }

  /// The checkpoint that was judged.
  public let checkpoint: Checkpoint
  /// The log keys that signed it, of logs whose name is the checkpoint's origin.
  public let logKeys: [NoteVerifierKey]
  /// The witnesses that cosigned it, needed for the quorum or not, in the order of the policy.
  public let witnesses: [Witnessing]
  /// What is missing; empty where the policy is met. The quorum's group comes before groups within it.
  public let missing: [PolicyGap]

  /// Whether a known log signed and the quorum is reached.
  public var isMet: Bool { missing.isEmpty }
}
