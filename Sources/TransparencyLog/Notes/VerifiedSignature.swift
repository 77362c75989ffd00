/// A known key that signed a note, and when it says it did.
public struct VerifiedSignature: Hashable, Sendable {
  /// The key.
  public let key: NoteVerifierKey
  /// POSIX seconds of a cosignature, signed along with the checkpoint; nil for a signature of type `ed25519`.
  public let timestamp: UInt64?
}
