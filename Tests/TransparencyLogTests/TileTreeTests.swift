import Testing
import TransparencyLog
import VaultCrypto

@Suite struct TileTreeTests {
  @Test func everyInclusionProofOfSmallTreesIsTheReferences() throws {
    let leaves = testLeaves(300)
    let (store, reference) = (MemoryTiles.holding(leaves), ReferenceTree(leaves))
    let tree = store.tree(300)
    #expect(try tree.rootHash(treeSize: 0) == MerkleHash.emptyRoot)
    for size in 1...300 {
      let root = reference.hash(0..<size)
      #expect(try tree.rootHash(treeSize: UInt64(size)) == root)
      let proofs = try tree.inclusionProofs(leafIndices: 0..<UInt64(size), treeSize: UInt64(size))
      var isRight = proofs.count == size
      for (index, proof) in proofs.enumerated() {
        isRight = isRight && proof.leafIndex == index && proof.hashes == reference.path(index, 0..<size)
        try proof.verify(leafHash: leaves[index], root: root)
      }
      #expect(isRight, "size \(size)")
    }
  }

  @Test func everyConsistencyProofOfSmallTreesIsTheReferences() throws {
    let leaves = testLeaves(130)
    let (tree, reference) = (MemoryTiles.holding(leaves).tree(130), ReferenceTree(leaves))
    for newSize in 1...130 {
      for oldSize in 1...newSize {
        let proof = try tree.consistencyProof(oldSize: UInt64(oldSize), newSize: UInt64(newSize))
        #expect(proof.hashes == reference.consistency(0..<oldSize, 0..<newSize))
        try proof.verify(oldRoot: reference.hash(0..<oldSize), newRoot: reference.hash(0..<newSize))
      }
    }
  }

  @Test func proofsAcrossTileBoundaries() throws {
    let leaves = testLeaves(70_000)
    let (store, reference) = (MemoryTiles.holding(leaves), ReferenceTree(leaves))
    let tree = store.tree(70_000)
    let sizes = [1, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 65_792, 70_000]
    for size in sizes {
      let root = reference.hash(0..<size)
      #expect(try tree.rootHash(treeSize: UInt64(size)) == root)
      for index in Set([0, 1, 254, 255, 256, 511, 512, 65_535, 65_536, size / 3, size - 1]) where index < size {
        let proof = try tree.inclusionProof(leafIndex: UInt64(index), treeSize: UInt64(size))
        #expect(proof.hashes == reference.path(index, 0..<size))
        try proof.verify(leafHash: leaves[index], root: root)
        #expect(try tree.leafHash(UInt64(index)) == leaves[index])
      }
      for oldSize in sizes where oldSize <= size {
        let proof = try tree.consistencyProof(oldSize: UInt64(oldSize), newSize: UInt64(size))
        #expect(proof.hashes == reference.consistency(0..<oldSize, 0..<size))
        try proof.verify(oldRoot: reference.hash(0..<oldSize), newRoot: root)
      }
    }
  }

  /// A tree of a million equal leaves has few different tiles, so the store makes them up as they are asked for.
  @Test func aProofInALargeTreeReadsFewTiles() throws {
    let size: UInt64 = 1_000_000
    let leaf = MerkleHash.leaf([])
    var full: [SHA256Digest] = [leaf]
    for _ in 0..<24 { full.append(MerkleHash.node(full[full.count - 1], full[full.count - 1])) }
    var paths: [TilePath] = []
    let levels = full
    let tree = TileTree(size: size) { path in
      paths.append(path)
      guard case .hashes(let level) = path.kind else { return [] }
      return (0..<path.width).flatMap { _ in levels[8 * level].bytes }
    }
    let root = try tree.rootHash(treeSize: size)
    #expect(paths.count <= 3)
    for index in [0, 255, 256, 65_535, 65_536, 500_000, 999_935, 999_936, 999_999] as [UInt64] {
      paths = []
      let proof = try tree.inclusionProof(leafIndex: index, treeSize: size)
      try proof.verify(leafHash: leaf, root: root)
      #expect(paths.count <= 5 && Set(paths).count == paths.count, "\(paths)")
    }
    for oldSize in [1, 255, 256, 257, 65_536, 524_288, 777_777, 999_999] as [UInt64] {
      let oldRoot = try tree.rootHash(treeSize: oldSize)
      paths = []
      let proof = try tree.consistencyProof(oldSize: oldSize, newSize: size)
      try proof.verify(oldRoot: oldRoot, newRoot: root)
      #expect(paths.count <= 6 && Set(paths).count == paths.count, "\(paths)")
    }
  }

  @Test func refusesWhatIsOutsideAndWhatIsNotATile() throws {
    let store = MemoryTiles.holding(testLeaves(5))
    let tree = store.tree(5)
    #expect(throws: (any Error).self) { try tree.rootHash(treeSize: 6) }
    #expect(throws: (any Error).self) { try tree.leafHash(5) }
    #expect(throws: (any Error).self) { try tree.inclusionProof(leafIndex: 5, treeSize: 5) }
    #expect(throws: (any Error).self) { try tree.inclusionProof(leafIndex: 0, treeSize: 0) }
    #expect(throws: (any Error).self) { try tree.consistencyProof(oldSize: 4, newSize: 3) }
    #expect(throws: (any Error).self) { try tree.consistencyProof(oldSize: 1, newSize: 6) }
    let path = try TilePath("tile/0/000.p/5")
    let bytes = try store.read(path)
    for wrong in [[], Array(bytes.dropLast()), bytes + [0], bytes + bytes] {
      store.replace(path, with: wrong)
      do throws(TileError<MissingTile>) {
        _ = try tree.rootHash(treeSize: 5)
        Issue.record("a tile of \(wrong.count) bytes was taken")
      } catch {
        guard case .refused(let reason) = error else { throw error }
        #expect(reason.code == .malformedTile)
      }
    }
    do throws(TileError<MissingTile>) {
      _ = try store.tree(6).rootHash(treeSize: 6)
      Issue.record("a missing tile was read")
    } catch {
      guard case .unreadable(let missing, let reason) = error else { throw error }
      #expect(missing.description == "tile/0/000.p/6" && reason == MissingTile(path: missing))
    }
  }
}
