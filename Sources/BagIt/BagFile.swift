public import VaultCrypto

/// A file that goes into a bag that is being written.
public struct BagFile: Hashable, Sendable {
  /// Where it goes.
  public let path: BagPath
  /// Its length in bytes.
  public let byteCount: UInt64
  /// Its SHA-256 digest.
  public let digest: SHA256Digest

  /// A file.
  public init(path: BagPath, byteCount: UInt64, digest: SHA256Digest) {
    self.path = path
    self.byteCount = byteCount
    self.digest = digest
  }

  /// A tag file whose bytes are at hand.
  public init(path: BagPath, bytes: [UInt8]) {
    self.init(path: path, byteCount: UInt64(bytes.count), digest: SHA256.hash(bytes))
  }
}
