public import VaultCrypto

/// That two tree heads cannot both be of one append-only log.
///
/// For equal sizes the two roots say it. For an earlier and a later one, `hashes` are those of the consistency proof (RFC 6962 §2.1.2) in the
/// later tree, with the earlier tree's root in front where that proof leaves it out because it is a full subtree. Folded, they give the later
/// root, and beside it the root that the later tree has at the earlier size: no other hashes can, so that a signed earlier root
/// which differs convicts whoever signed both.
public struct InconsistencyProof: Hashable, Sendable {
  /// The most hashes that two 64-bit sizes can need.
  public static let maximumHashCount = 65

  /// The earlier head; of two of one size, either.
  public let earlier: TreeHead
  /// The later head.
  public let later: TreeHead
  /// The hashes, deepest first.
  public let hashes: [SHA256Digest]

  /// A proof to be verified; nothing is checked yet.
  public init(earlier: TreeHead, later: TreeHead, hashes: [SHA256Digest]) {
    self.earlier = earlier
    self.later = later
    self.hashes = hashes
  }

  /// The hashes that show which root the tree with these tiles has at the earlier size.
  public static func hashes<E: Error>(
    from earlier: UInt64, in tree: TileTree<E>, size: UInt64
  ) throws(TileError<E>) -> [SHA256Digest] {
    guard earlier < size else { return [] }
    let proof = try tree.consistencyProof(oldSize: earlier, newSize: size).hashes
    return earlier & (earlier - 1) == 0 ? [try tree.rootHash(treeSize: earlier)] + proof : proof
  }

  /// Checks that the heads contradict each other. Throws `outOfRange` for an empty earlier tree or sizes in the wrong order, `proofMismatch` where
  /// the hashes do not lead to the later root, or the heads agree.
  public func verify() throws(TransparencyLogError) {
    guard earlier.size > 0, earlier.size <= later.size else {
      throw TransparencyLogError(.outOfRange, "sizes \(earlier.size) and \(later.size)")
    }
    guard earlier.size < later.size else {
      guard hashes.isEmpty else { throw TransparencyLogError(.proofMismatch, "equal sizes need no hashes") }
      guard earlier.root != later.root else { throw TransparencyLogError(.proofMismatch, "the heads are the same") }
      return
    }
    guard hashes.count <= Self.maximumHashCount, let first = hashes.first else {
      throw TransparencyLogError(.proofMismatch, "too few hashes, or too many")
    }
    let isFull = earlier.size & (earlier.size - 1) == 0
    let proof = ConsistencyProof(
      oldSize: earlier.size, newSize: later.size, hashes: isFull ? Array(hashes.dropFirst()) : hashes)
    let root = isFull ? first : try proof.oldRoot()
    try proof.verify(oldRoot: root, newRoot: later.root)
    guard root != earlier.root else { throw TransparencyLogError(.proofMismatch, "the heads are of one log") }
  }
}

extension ConsistencyProof {
  /// The old root that the hashes of a proof from a size that is no power of two lead to. Whether they lead to the new root too is for
  /// ``verify(oldRoot:newRoot:)``.
  func oldRoot() throws(TransparencyLogError) -> SHA256Digest {
    guard oldSize > 0, oldSize < newSize, let first = hashes.first else {
      throw TransparencyLogError(.proofMismatch, "too few hashes")
    }
    let skipped = UInt64((~(oldSize - 1)).trailingZeroBitCount)
    var (node, last) = ((oldSize - 1) >> skipped, (newSize - 1) >> skipped)
    var hasher = MerkleHasher()
    var old = first
    for hash in hashes.dropFirst() {
      guard last != 0 else { throw TransparencyLogError(.proofMismatch, "too many hashes") }
      if node & 1 == 1 || node == last {
        old = hasher.node(hash, old)
        let skipped = node == 0 ? 0 : UInt64(node.trailingZeroBitCount)
        node >>= skipped
        last >>= skipped
      }
      node >>= 1
      last >>= 1
    }
    return old
  }
}
