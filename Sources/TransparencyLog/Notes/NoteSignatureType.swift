/// The signature types this module makes and checks (c2sp.org/signed-note, Signature types); the raw value is the identifier byte.
public enum NoteSignatureType: UInt8, Sendable, CaseIterable {
  /// Ed25519 over the note's text: 64 bytes. Logs sign so.
  case ed25519 = 0x01
  /// A timestamp and Ed25519 over it and a checkpoint: 72 bytes (c2sp.org/tlog-cosignature). Witnesses sign so.
  case cosignatureV1 = 0x04
}
