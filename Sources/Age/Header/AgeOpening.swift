public import VaultCrypto

/// A file whose header was opened and found authentic: where its payload begins, and its key.
public struct AgeOpening: Sendable {
  /// Bytes before the first chunk: the header and the 16-byte nonce.
  public let headerByteCount: Int
  /// The 32-byte key of the payload (age.md, "Payload"). One slot of locked memory as long as it is kept.
  public let payloadKey: SecretBytes

  init(headerByteCount: Int, payloadKey: SecretBytes) {
    self.headerByteCount = headerByteCount
    self.payloadKey = payloadKey
  }
}
