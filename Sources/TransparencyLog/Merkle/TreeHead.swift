public import VaultCrypto

/// How many entries a log has and the root over them (RFC 6962 §3.5, without signature).
public struct TreeHead: Hashable, Sendable {
  /// The number of entries.
  public let size: UInt64
  /// The Merkle tree hash (RFC 6962 §2.1) over all of them.
  public let root: SHA256Digest

  /// A head with this size and root; nothing is checked.
  public init(size: UInt64, root: SHA256Digest) {
    self.size = size
    self.root = root
  }

  /// The head of the log without entries.
  public static let empty = TreeHead(size: 0, root: MerkleHash.emptyRoot)
}
