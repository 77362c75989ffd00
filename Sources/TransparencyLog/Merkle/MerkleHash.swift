public import VaultCrypto

/// The hashes of a Merkle tree (RFC 6962 §2.1): a leaf is SHA-256(0x00 ‖ entry), a node SHA-256(0x01 ‖ left ‖ right).
///
/// For many hashes use ``MerkleHasher``, which prepares SHA-256 once.
public enum MerkleHash {
  /// The root of the tree without entries: SHA-256 of no bytes.
  public static let emptyRoot: SHA256Digest = SHA256.hash([])

  /// The hash of a leaf that holds `entry`, of any length.
  public static func leaf(_ entry: [UInt8]) -> SHA256Digest {
    var hasher = MerkleHasher()
    return hasher.leaf(entry.span)
  }

  /// The hash of the node over two others.
  public static func node(_ left: SHA256Digest, _ right: SHA256Digest) -> SHA256Digest {
    var hasher = MerkleHasher()
    return hasher.node(left, right)
  }

  /// The largest power of two below `count`, which must be at least 2: where RFC 6962 splits a tree.
  static func split(_ count: UInt64) -> UInt64 { 1 << UInt64(63 - (count - 1).leadingZeroBitCount) }
}
