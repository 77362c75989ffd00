internal import TransparencyLog
internal import VaultCrypto

/// Heads of the log's past that follow from verified inclusion proofs: what hangs to the left of a leaf's path is the whole tree before it.
struct ProvenHeads {
  private var roots: [UInt64: SHA256Digest] = [0: MerkleHash.emptyRoot]

  mutating func add(_ heads: [TreeHead]) {
    for head in heads { roots[head.size] = head.root }
  }

  /// Whether the log had this head; nil where nothing in the bundle tells.
  func confirms(_ head: TreeHead) -> Bool? { roots[head.size].map { $0 == head.root } }

  /// The heads at sizes `index` and `index + 1`, from a proof that was verified.
  static func heads(around index: UInt64, leaf: SHA256Digest, proof: InclusionProof) -> [TreeHead] {
    var (before, after): (SHA256Digest?, SHA256Digest) = (nil, leaf)
    var (node, last) = (proof.leafIndex, proof.treeSize &- 1)
    for sibling in proof.hashes {
      guard last != 0 else { break }
      if node & 1 == 0, node == last {
        // No sibling on these levels: the path skips them.
        let skipped = node == 0 ? 0 : UInt64(node.trailingZeroBitCount)
        node >>= skipped
        last >>= skipped
      }
      if node & 1 == 1 {
        before = before.map { MerkleHash.node(sibling, $0) } ?? sibling
        after = MerkleHash.node(sibling, after)
      }
      node >>= 1
      last >>= 1
    }
    return [TreeHead(size: index, root: before ?? MerkleHash.emptyRoot), TreeHead(size: index + 1, root: after)]
  }
}
