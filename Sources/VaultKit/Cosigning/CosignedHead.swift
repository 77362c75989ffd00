public import TransparencyLog

/// A kept checkpoint, and who vouched for it.
public struct CosignedHead: Sendable {
  /// A cosigner's statement.
  public struct Cosigning: Sendable {
    /// Whose.
    public let key: NoteVerifierKey
    /// When, in POSIX seconds, by the cosigner's clock.
    public let timestamp: UInt64
    /// The line that says so.
    public let signature: NoteSignature
  }

  /// The number of entries.
  public let size: UInt64
  /// The checkpoint with the log's own signature.
  public let note: SignedNote
  /// The cosignatures of known cosigners that hold, at least one.
  public let cosignings: [Cosigning]
}
