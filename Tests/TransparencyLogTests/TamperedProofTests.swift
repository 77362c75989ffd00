import Testing
import TransparencyLog
import VaultCrypto

@Suite struct TamperedProofTests {
  private static func flipped(_ digest: SHA256Digest) -> SHA256Digest {
    var bytes = digest.bytes
    bytes[31] ^= 1
    return SHA256Digest(bytes) ?? digest
  }

  /// Every list that differs from the right one by one hash flipped, dropped, doubled or put before.
  private func variants(_ hashes: [SHA256Digest]) -> [[SHA256Digest]] {
    var variants: [[SHA256Digest]] = [hashes + [MerkleHash.emptyRoot], [MerkleHash.emptyRoot] + hashes]
    for place in hashes.indices {
      var (changed, dropped, doubled) = (hashes, hashes, hashes)
      changed[place] = Self.flipped(changed[place])
      dropped.remove(at: place)
      doubled.insert(hashes[place], at: place)
      variants += [changed, dropped, doubled]
    }
    return variants
  }

  @Test(arguments: [1, 2, 3, 7, 8, 13, 64, 100, 257])
  func inclusion(size: Int) throws {
    let leaves = testLeaves(size + 1)
    let tree = MemoryTiles.holding(leaves).tree(UInt64(size + 1))
    let root = try tree.rootHash(treeSize: UInt64(size))
    for index in Set([0, 1, size / 2, size - 2, size - 1]) where (0..<size).contains(index) {
      let proof = try tree.inclusionProof(leafIndex: UInt64(index), treeSize: UInt64(size))
      let leaf = leaves[index]
      for hashes in variants(proof.hashes) {
        let wrong = InclusionProof(leafIndex: proof.leafIndex, treeSize: proof.treeSize, hashes: hashes)
        #expect(code { try wrong.verify(leafHash: leaf, root: root) } == .proofMismatch)
      }
      for wrongIndex in [proof.leafIndex &- 1, proof.leafIndex + 1] {
        let wrong = InclusionProof(leafIndex: wrongIndex, treeSize: proof.treeSize, hashes: proof.hashes)
        #expect(code { try wrong.verify(leafHash: leaf, root: root) } != nil)
      }
      #expect(code { try proof.verify(leafHash: Self.flipped(leaf), root: root) } == .proofMismatch)
      #expect(code { try proof.verify(leafHash: leaf, root: Self.flipped(root)) } == .proofMismatch)
    }
  }

  @Test(arguments: [(1, 2), (2, 3), (3, 7), (4, 7), (6, 8), (8, 13), (64, 100), (256, 257), (255, 256)])
  func consistency(oldSize: UInt64, newSize: UInt64) throws {
    let tree = MemoryTiles.holding(testLeaves(300)).tree(300)
    let (old, new) = (try tree.rootHash(treeSize: oldSize), try tree.rootHash(treeSize: newSize))
    let proof = try tree.consistencyProof(oldSize: oldSize, newSize: newSize)
    try proof.verify(oldRoot: old, newRoot: new)
    for hashes in variants(proof.hashes) {
      let wrong = ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: hashes)
      #expect(code { try wrong.verify(oldRoot: old, newRoot: new) } == .proofMismatch)
    }
    #expect(code { try proof.verify(oldRoot: Self.flipped(old), newRoot: new) } == .proofMismatch)
    #expect(code { try proof.verify(oldRoot: old, newRoot: Self.flipped(new)) } == .proofMismatch)
    #expect(code { try proof.verify(oldRoot: new, newRoot: old) } == .proofMismatch)
    for wrongSize in [oldSize - 1, oldSize + 1] {
      let wrong = ConsistencyProof(oldSize: wrongSize, newSize: newSize, hashes: proof.hashes)
      #expect(code { try wrong.verify(oldRoot: old, newRoot: new) } != nil)
    }
    let swapped = ConsistencyProof(oldSize: newSize, newSize: oldSize, hashes: proof.hashes)
    #expect(code { try swapped.verify(oldRoot: new, newRoot: old) } == .outOfRange)
  }

  @Test func theEmptyTreeIsAWitnessesException() throws {
    let root = MerkleHash.leaf([1])
    let first = ConsistencyProof(oldSize: 0, newSize: 1, hashes: [])
    #expect(code { try first.verify(oldRoot: MerkleHash.emptyRoot, newRoot: root) } == .outOfRange)
    try first.verifyAsWitness(oldRoot: MerkleHash.emptyRoot, newRoot: root)
    #expect(code { try first.verifyAsWitness(oldRoot: root, newRoot: root) } == .proofMismatch)
    let long = ConsistencyProof(oldSize: 0, newSize: 1, hashes: [root])
    #expect(code { try long.verifyAsWitness(oldRoot: MerkleHash.emptyRoot, newRoot: root) } == .proofMismatch)
    let none = ConsistencyProof(oldSize: 0, newSize: 0, hashes: [])
    try none.verifyAsWitness(oldRoot: MerkleHash.emptyRoot, newRoot: MerkleHash.emptyRoot)
    #expect(code { try none.verifyAsWitness(oldRoot: MerkleHash.emptyRoot, newRoot: root) } == .proofMismatch)
    let same = ConsistencyProof(oldSize: 1, newSize: 1, hashes: [])
    try same.verifyAsWitness(oldRoot: root, newRoot: root)
    #expect(code { try same.verifyAsWitness(oldRoot: root, newRoot: MerkleHash.emptyRoot) } == .proofMismatch)
  }

  @Test func hashesOfAnotherLengthAreRefused() {
    for count in [0, 31, 33] {
      let bytes = [[UInt8](repeating: 0, count: count)]
      #expect(code { try InclusionProof(leafIndex: 0, treeSize: 2, hashBytes: bytes) } == .malformedProof)
      #expect(code { try ConsistencyProof(oldSize: 1, newSize: 2, hashBytes: bytes) } == .malformedProof)
    }
  }

  @Test func theLargestTreesDoNotOverflow() throws {
    let (leaf, size) = (MerkleHash.leaf([]), UInt64.max)
    for count in [0, 1, 63, 64, 65, 200] {
      let hashes = [SHA256Digest](repeating: leaf, count: count)
      for index in [0, 1, size / 2, size - 2, size - 1, size] {
        let proof = InclusionProof(leafIndex: index, treeSize: size, hashes: hashes)
        #expect(code { try proof.verify(leafHash: leaf, root: leaf) } != nil)
      }
      for oldSize in [1, 1 << 63, size - 1] as [UInt64] {
        let proof = ConsistencyProof(oldSize: oldSize, newSize: size, hashes: hashes)
        #expect(code { try proof.verify(oldRoot: leaf, newRoot: leaf) } != nil)
      }
    }
  }
}
