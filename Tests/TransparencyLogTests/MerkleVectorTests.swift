import Encodings
import Foundation
import TestSupport
import Testing
import TransparencyLog
import VaultCrypto

/// github.com/transparency-dev/merkle's vectors. Proofs for subtrees are no part of this module: where an accumulated value covers
/// them too, the test makes them from trees over the subtree's leaves and from the reference.
@Suite(.enabled(if: Vectors.has("merkle"), "the merkle vectors are not on this machine")) struct MerkleVectorTests {
  private struct Inclusion: Decodable {
    let leafIdx: UInt64
    let treeSize: UInt64
    let root: Data?
    let leafHash: Data?
    let proof: [Data]?
    let wantErr: Bool
  }

  private struct Consistency: Decodable {
    let size1: UInt64
    let size2: UInt64
    let root1: Data?
    let root2: Data?
    let proof: [Data]?
    let wantErr: Bool
  }

  private struct Reference: Decodable {
    struct Accumulated: Decodable {
      struct Value: Decodable { let sha256: String }
      let subtree_hashes: Value
      let subtree_inclusion: Value
      let subtree_consistency: Value
    }

    let leaf_inputs_hex: [String]
    let root_hex_by_tree_size: [String]
    let accumulated: Accumulated
  }

  private func files(_ folder: String) throws -> [URL] {
    let root = Vectors.folder("merkle").appending(path: folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return names.sorted().filter { $0.hasSuffix(".json") }.map { root.appending(path: $0) }
  }

  @Test func inclusion() throws {
    let files = try files("inclusion")
    #expect(files.count == 98)
    for file in files {
      let vector = try JSONDecoder().decode(Inclusion.self, from: Data(contentsOf: file))
      var isGood = false
      if let leaf = SHA256Digest(Array(vector.leafHash ?? Data())),
        let root = SHA256Digest(Array(vector.root ?? Data()))
      {
        isGood =
          (try? InclusionProof(
            leafIndex: vector.leafIdx, treeSize: vector.treeSize, hashBytes: (vector.proof ?? []).map { Array($0) }
          ).verify(leafHash: leaf, root: root)) != nil
      }
      #expect(isGood == !vector.wantErr, "\(file.path)")
    }
  }

  /// Some cases of edge sizes have a text ("don't care 2") for a root, since their source only compares it: hashed, it is one.
  @Test func consistency() throws {
    let files = try files("consistency")
    #expect(files.count == 98)
    for file in files {
      let vector = try JSONDecoder().decode(Consistency.self, from: Data(contentsOf: file))
      var isGood = false
      if let old = digest(vector.root1), let new = digest(vector.root2) {
        isGood =
          (try? ConsistencyProof(
            oldSize: vector.size1, newSize: vector.size2, hashBytes: (vector.proof ?? []).map { Array($0) }
          ).verify(oldRoot: old, newRoot: new)) != nil
      }
      #expect(isGood == !vector.wantErr, "\(file.path)")
    }
  }

  private func digest(_ root: Data?) -> SHA256Digest? {
    let bytes = Array(root ?? Data())
    return bytes.starts(with: "don't care".utf8) ? SHA256.hash(bytes) : SHA256Digest(bytes)
  }

  @Test func rootsOfTheReferenceTree() throws {
    let reference = try reference()
    var tree = TreeAppender()
    #expect(tree.root.hex == reference.root_hex_by_tree_size[0])
    for (index, input) in reference.leaf_inputs_hex.enumerated() {
      tree.append(MerkleHash.leaf(try #require(Hex.decode(input))))
      #expect(tree.root.hex == reference.root_hex_by_tree_size[index + 1])
    }
  }

  @Test func accumulatedProofs() throws {
    let expected = try reference().accumulated
    let leaves = (0..<130).map { MerkleHash.leaf([UInt8($0)]) }
    let (whole, naive) = (MemoryTiles.holding(leaves).tree(130), ReferenceTree(leaves))
    var hashes = SHA256()
    var inclusion = SHA256()
    var consistency = SHA256()
    for end in 0...130 {
      for start in 0...end where isSubtree(start, end) {
        let count = UInt64(end - start)
        let tree = start == 0 ? whole : MemoryTiles.holding(Array(leaves[start..<end])).tree(count)
        hashes.update(Array("[\(start), \(end)) \(try tree.rootHash(treeSize: count).hex)\n".utf8))
        let proofs = try tree.inclusionProofs(leafIndices: 0..<count, treeSize: count)
        for (proof, index) in zip(proofs, start..<end) {
          inclusion.update(line("\(index) [\(start), \(end))", proof.hashes))
        }
      }
    }
    for size in 0...130 {
      for end in 0...size {
        for start in 0...end where isSubtree(start, end) {
          var proof: [SHA256Digest] = []
          if start == 0 {
            proof = try whole.consistencyProof(oldSize: UInt64(end), newSize: UInt64(size)).hashes
          } else if start < end {
            proof = naive.consistency(start..<end, 0..<size)
          }
          consistency.update(line("[\(start), \(end)) \(size)", proof))
        }
      }
    }
    #expect(hashes.finish().hex == expected.subtree_hashes.sha256)
    #expect(inclusion.finish().hex == expected.subtree_inclusion.sha256)
    #expect(consistency.finish().hex == expected.subtree_consistency.sha256)
  }

  private func isSubtree(_ start: Int, _ end: Int) -> Bool {
    var power = 1
    while power < end - start { power *= 2 }
    return start == end || start % power == 0
  }

  private func line(_ start: String, _ hashes: [SHA256Digest]) -> [UInt8] {
    Array((start + hashes.map { " " + $0.hex }.joined() + "\n").utf8)
  }

  private func reference() throws -> Reference {
    let file = Vectors.folder("merkle").appending(path: "reference.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }
}
