public import VaultCrypto

/// A file that was begun: what stands before its first chunk, and the key its chunks are sealed with.
public struct AgeSealing: Sendable {
  /// The header and the 16-byte nonce.
  public let header: [UInt8]
  /// The 32-byte key of the payload; for this file alone. One slot of locked memory (some 30,000 in all) as long as it is kept.
  public let payloadKey: SecretBytes

  init(header: [UInt8], payloadKey: SecretBytes) {
    self.header = header
    self.payloadKey = payloadKey
  }
}
