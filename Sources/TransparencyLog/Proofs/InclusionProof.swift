public import VaultCrypto

/// That one entry is in a tree (RFC 6962 §2.1.1, RFC 9162 §2.1.3): sibling hashes from the leaf's up to the root's child.
public struct InclusionProof: Hashable, Sendable {
  /// Where the entry is, from 0.
  public let leafIndex: UInt64
  /// The number of entries of the tree.
  public let treeSize: UInt64
  /// The siblings, lowest first; at most 64 in a proof that verifies.
  public let hashes: [SHA256Digest]

  /// A proof to be verified; nothing is checked yet.
  public init(leafIndex: UInt64, treeSize: UInt64, hashes: [SHA256Digest]) {
    self.leafIndex = leafIndex
    self.treeSize = treeSize
    self.hashes = hashes
  }

  /// A proof whose hashes come as bytes. Throws `malformedProof` unless each is 32 bytes long.
  public init(leafIndex: UInt64, treeSize: UInt64, hashBytes: [[UInt8]]) throws(TransparencyLogError) {
    self.init(leafIndex: leafIndex, treeSize: treeSize, hashes: try SHA256Digest.list(hashBytes))
  }

  /// Checks that `leafHash` lies at the index of the tree with this root (RFC 9162 §2.1.3.2).
  ///
  /// Throws `outOfRange` where the index is not below the size, else `proofMismatch` for any other proof than the right one.
  public func verify(leafHash: SHA256Digest, root: SHA256Digest) throws(TransparencyLogError) {
    guard leafIndex < treeSize else {
      throw TransparencyLogError(.outOfRange, "index \(leafIndex) in a tree of \(treeSize)")
    }
    var hasher = MerkleHasher()
    var (node, last) = (leafIndex, treeSize - 1)
    var hash = leafHash
    for sibling in hashes {
      guard last != 0 else { throw TransparencyLogError(.proofMismatch, "too many hashes") }
      if node & 1 == 1 || node == last {
        hash = hasher.node(sibling, hash)
        // A right edge node has no sibling on the levels where it is the left child: the path skips them.
        let skipped = node == 0 ? 0 : UInt64(node.trailingZeroBitCount)
        node >>= skipped
        last >>= skipped
      } else {
        hash = hasher.node(hash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0 else { throw TransparencyLogError(.proofMismatch, "too few hashes") }
    guard hash == root else { throw TransparencyLogError(.proofMismatch, "the hashes lead to another root") }
  }
}

extension SHA256Digest {
  /// Digests from bytes, each of which must be 32 long.
  static func list(_ hashes: [[UInt8]]) throws(TransparencyLogError) -> [SHA256Digest] {
    var digests: [SHA256Digest] = []
    for bytes in hashes {
      guard let digest = SHA256Digest(bytes) else {
        throw TransparencyLogError(.malformedProof, "a hash of \(bytes.count) bytes")
      }
      digests.append(digest)
    }
    return digests
  }
}
