public import VaultCrypto

/// A private key with the name under which it signs notes.
public struct NoteSignerKey: Sendable {
  /// The public half, by which others know the signatures.
  public let verifierKey: NoteVerifierKey
  private let privateKey: Ed25519PrivateKey

  /// The key that signs under `name`: a log's of type `ed25519`, a witness's of type `cosignatureV1`.
  ///
  /// Use one private key for one name and one type (c2sp.org/signed-note, Verifier keys).
  public init(name: KeyName, type: NoteSignatureType = .ed25519, privateKey: Ed25519PrivateKey) {
    verifierKey = NoteVerifierKey(name: name, type: type, publicKey: privateKey.publicKey)
    self.privateKey = privateKey
  }

  /// Signs a note's text (c2sp.org/signed-note, Ed25519 signatures).
  ///
  /// Throws `wrongKeyType` for a cosigning key, `malformedNote` where the text cannot be a note's: not UTF-8 that ends in a
  /// newline, control characters, too long.
  public func sign(_ text: [UInt8]) throws(TransparencyLogError) -> NoteSignature {
    guard verifierKey.type == .ed25519 else {
      throw TransparencyLogError(.wrongKeyType, "\(verifierKey.name) cosigns checkpoints only")
    }
    try SignedNote.requireText(text)
    return NoteSignature(name: verifierKey.name, keyID: verifierKey.keyID, unchecked: privateKey.sign(text))
  }

  /// Signs a checkpoint (c2sp.org/tlog-checkpoint). Throws `wrongKeyType` for a cosigning key.
  public func sign(_ checkpoint: Checkpoint) throws(TransparencyLogError) -> NoteSignature {
    try sign(checkpoint.bytes)
  }

  /// States that at `timestamp` (POSIX seconds) this was the largest consistent checkpoint seen of its log
  /// (c2sp.org/tlog-cosignature).
  ///
  /// Throws `wrongKeyType` for a key of another type, `outOfRange` for a time above 2^63 − 1.
  public func cosign(_ checkpoint: Checkpoint, timestamp: UInt64) throws(TransparencyLogError) -> NoteSignature {
    guard verifierKey.type == .cosignatureV1 else {
      throw TransparencyLogError(.wrongKeyType, "\(verifierKey.name) does not cosign")
    }
    guard timestamp <= Cosignature.maximumTimestamp else {
      throw TransparencyLogError(.outOfRange, "timestamp \(timestamp)")
    }
    let message = Cosignature.message(checkpoint.bytes, timestamp: timestamp)
    let cosignature = Cosignature(timestamp: timestamp, signature: privateKey.sign(message))
    return NoteSignature(name: verifierKey.name, keyID: verifierKey.keyID, unchecked: cosignature.bytes)
  }
}
