public import VaultCrypto

/// What a finished bundle is signed over.
public struct BundleSeal: Sendable, Equatable {
  /// The bytes of `tagmanifest-sha256.txt`: what `signatures/` sign.
  public let tagManifest: [UInt8]
  /// Their digest: the claim `tag_manifest` of the export-completed event.
  public let digest: SHA256Digest
  /// The number of exhibits whose payload is in the bundle.
  public let payloadCount: Int
  /// The bytes of those payloads together.
  public let payloadByteCount: UInt64
}
