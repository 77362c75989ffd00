public import VaultCrypto

/// That a tree is the beginning of a later one (RFC 6962 §2.1.2, RFC 9162 §2.1.4).
public struct ConsistencyProof: Hashable, Sendable {
  /// The number of entries of the earlier tree.
  public let oldSize: UInt64
  /// The number of entries of the later tree.
  public let newSize: UInt64
  /// The hashes in the order of RFC 6962: deepest first.
  public let hashes: [SHA256Digest]

  /// A proof to be verified; nothing is checked yet.
  public init(oldSize: UInt64, newSize: UInt64, hashes: [SHA256Digest]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.hashes = hashes
  }

  /// A proof whose hashes come as bytes. Throws `malformedProof` unless each is 32 bytes long.
  public init(oldSize: UInt64, newSize: UInt64, hashBytes: [[UInt8]]) throws(TransparencyLogError) {
    self.init(oldSize: oldSize, newSize: newSize, hashes: try SHA256Digest.list(hashBytes))
  }

  /// Checks that the tree with `oldRoot` is the beginning of the one with `newRoot` (RFC 9162 §2.1.4.2).
  ///
  /// From size 0 nothing can be proved, so it throws `outOfRange`; so do sizes in the wrong order. Throws `proofMismatch` for any
  /// other proof than the right one. A witness meets its first checkpoint through ``verifyAsWitness(oldRoot:newRoot:)``.
  public func verify(oldRoot: SHA256Digest, newRoot: SHA256Digest) throws(TransparencyLogError) {
    guard oldSize > 0, oldSize <= newSize else {
      throw TransparencyLogError(.outOfRange, "consistency from size \(oldSize) to \(newSize)")
    }
    guard oldSize < newSize else {
      guard hashes.isEmpty else { throw TransparencyLogError(.proofMismatch, "equal sizes need no hashes") }
      guard oldRoot == newRoot else { throw TransparencyLogError(.proofMismatch, "equal sizes with two roots") }
      return
    }
    let (old, new) = try roots(oldRoot: oldRoot)
    guard old == oldRoot else { throw TransparencyLogError(.proofMismatch, "the hashes lead to another old root") }
    guard new == newRoot else { throw TransparencyLogError(.proofMismatch, "the hashes lead to another new root") }
  }

  /// The root that the tree with `newRoot` had at the old size, as the hashes show it.
  ///
  /// Nil where they do not lead to `newRoot`, or the old size is 0, a power of two (whose root is in no proof) or that of the new tree. A log
  /// that signed another root for the old size has forked, and this proof shows it.
  public func shownOldRoot(newRoot: SHA256Digest) -> SHA256Digest? {
    guard oldSize < newSize, oldSize & (oldSize &- 1) != 0, let (old, new) = try? roots(oldRoot: newRoot),
      new == newRoot
    else { return nil }
    return old
  }

  /// Both roots that the hashes lead to, from an old size below the new one.
  private func roots(oldRoot: SHA256Digest) throws(TransparencyLogError) -> (old: SHA256Digest, new: SHA256Digest) {
    guard !hashes.isEmpty else { throw TransparencyLogError(.proofMismatch, "too few hashes") }
    // A full old tree is itself the start of the path, and its root is not repeated in the proof.
    let path = oldSize & (oldSize - 1) == 0 ? [oldRoot] + hashes : hashes
    let skipped = UInt64((~(oldSize - 1)).trailingZeroBitCount)
    var (node, last) = ((oldSize - 1) >> skipped, (newSize - 1) >> skipped)
    var hasher = MerkleHasher()
    var (old, new) = (path[0], path[0])
    for hash in path.dropFirst() {
      guard last != 0 else { throw TransparencyLogError(.proofMismatch, "too many hashes") }
      if node & 1 == 1 || node == last {
        old = hasher.node(hash, old)
        new = hasher.node(hash, new)
        let skipped = node == 0 ? 0 : UInt64(node.trailingZeroBitCount)
        node >>= skipped
        last >>= skipped
      } else {
        new = hasher.node(new, hash)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0 else { throw TransparencyLogError(.proofMismatch, "too few hashes") }
    return (old, new)
  }

  /// The same check with the exception of c2sp.org/tlog-witness, add-checkpoint: the empty tree is consistent with any tree.
  ///
  /// From size 0 the proof must be empty and the old root that of the empty tree; a new size of 0 needs that root too.
  /// Throws `outOfRange` and `proofMismatch`.
  public func verifyAsWitness(oldRoot: SHA256Digest, newRoot: SHA256Digest) throws(TransparencyLogError) {
    guard oldSize == 0 else { return try verify(oldRoot: oldRoot, newRoot: newRoot) }
    guard hashes.isEmpty else { throw TransparencyLogError(.proofMismatch, "from size 0 the proof is empty") }
    guard oldRoot == MerkleHash.emptyRoot, newSize > 0 || newRoot == MerkleHash.emptyRoot else {
      throw TransparencyLogError(.proofMismatch, "size 0 with a root that is not the empty tree's")
    }
  }
}
