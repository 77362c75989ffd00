import Testing
import TransparencyLog
import VaultCrypto

@Suite struct InconsistencyProofTests {
  private let size = 40
  private let tree = MemoryTiles.holding(testLeaves(40)).tree(40)
  /// The same leaves, but for the first.
  private let forged = MemoryTiles.holding([MerkleHash.emptyRoot] + testLeaves(40).dropFirst()).tree(40)

  private func head(_ tree: TileTree<MissingTile>, _ size: Int) throws -> TreeHead {
    TreeHead(size: UInt64(size), root: try tree.rootHash(treeSize: UInt64(size)))
  }

  @Test func aForkIsProvenAtEveryPairOfSizes() throws {
    for old in 1...size {
      for new in old...size {
        let hashes = try InconsistencyProof.hashes(from: UInt64(old), in: tree, size: UInt64(new))
        try InconsistencyProof(earlier: head(forged, old), later: head(tree, new), hashes: hashes).verify()
      }
    }
  }

  @Test func aLogThatWasContinuedIsNotConvicted() throws {
    for old in 1...size {
      for new in old...size {
        let (earlier, later) = (try head(tree, old), try head(tree, new))
        let right = try InconsistencyProof.hashes(from: UInt64(old), in: tree, size: UInt64(new))
        let wrong = try InconsistencyProof.hashes(from: UInt64(old), in: forged, size: UInt64(new))
        for hashes in [right, wrong, [], Array(right.dropFirst()), Array(right.dropLast()), right + right] {
          #expect(
            code { try InconsistencyProof(earlier: earlier, later: later, hashes: hashes).verify() } == .proofMismatch,
            "\(old) to \(new)")
        }
      }
    }
  }

  @Test func everyChangedHashIsNoticed() throws {
    for (old, new) in [(1, 2), (3, 7), (4, 7), (13, 40), (32, 40), (39, 40)] {
      let hashes = try InconsistencyProof.hashes(from: UInt64(old), in: tree, size: UInt64(new))
      for place in hashes.indices {
        var changed = hashes
        changed[place] = MerkleHash.emptyRoot
        let proof = try InconsistencyProof(earlier: head(forged, old), later: head(tree, new), hashes: changed)
        #expect(code { try proof.verify() } == .proofMismatch, "\(old) to \(new), hash \(place)")
      }
    }
  }

  @Test func whatIsInTheWrongOrderOrTooLongIsRefused() throws {
    let (earlier, later) = (try head(forged, 5), try head(tree, 7))
    #expect(code { try InconsistencyProof(earlier: later, later: earlier, hashes: []).verify() } == .outOfRange)
    #expect(code { try InconsistencyProof(earlier: .empty, later: later, hashes: []).verify() } == .outOfRange)
    let many = [SHA256Digest](repeating: MerkleHash.emptyRoot, count: 66)
    #expect(code { try InconsistencyProof(earlier: earlier, later: later, hashes: many).verify() } == .proofMismatch)
  }
}
