import Testing
import TransparencyLog
import VaultCrypto

@Suite struct TreeAppenderTests {
  @Test func oneByOneOrInPiecesTheRootIsTheReferences() throws {
    let leaves = testLeaves(600)
    let reference = ReferenceTree(leaves)
    var tree = TreeAppender()
    #expect(tree.head == .empty)
    for size in 1...600 {
      tree.append(leaves[size - 1])
      #expect(tree.head == TreeHead(size: UInt64(size), root: reference.hash(0..<size)))
    }
  }

  /// However a log grew, the tiles of a size are the same, and the partial ones that a full tile replaced are named.
  @Test func growingInStepsLeavesTheTilesOfTheSize() throws {
    let leaves = testLeaves(66_200)
    let store = MemoryTiles()
    var size = 0
    for step in [0, 1, 4, 250, 1, 1, 254, 1, 0, 300, 64_723, 1, 1, 663] {
      var tree = try store.appender(UInt64(size))
      tree.append(contentsOf: leaves[size..<size + step])
      size += step
      store.write(tree.takeChangedTiles())
      #expect(tree.takeChangedTiles().tiles.isEmpty)
      let head = tree.head
      #expect(try store.tree(UInt64(size)).rootHash(treeSize: UInt64(size)) == head.root)
      #expect(try store.appender(UInt64(size)).head == head)
    }
    #expect(size == 66_200)
    let atOnce = MemoryTiles.holding(leaves)
    let needed = Set(TilePath.hashTiles(treeSize: 66_200))
    #expect(Set(atOnce.tiles.keys) == needed)
    for path in needed { #expect(store.tiles[path] == atOnce.tiles[path]) }
    // Partial tiles of earlier sizes stay until their full tile is there: a checkpoint may need them.
    let extra = Set(store.tiles.keys).subtracting(needed)
    #expect(extra.allSatisfy { path in path.isPartial && store.tiles[path.full] == nil })
  }

  @Test func readsTheRightEdgeOnly() throws {
    let store = MemoryTiles.holding(testLeaves(70_000))
    store.forgetReads()
    _ = try store.appender(70_000)
    #expect(Set(store.reads.map(\.description)) == ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"])
  }

  @Test func aTakenPartialTileBecomesObsoleteOnceFull() throws {
    let leaves = testLeaves(300)
    var tree = TreeAppender()
    tree.append(contentsOf: leaves[..<5])
    #expect(tree.takeChangedTiles().tiles.map(\.path.description) == ["tile/0/000.p/5"])
    tree.append(contentsOf: leaves[5..<9])
    let second = tree.takeChangedTiles()
    #expect(second.tiles.map(\.path.description) == ["tile/0/000.p/9"] && second.obsoletePartials.isEmpty)
    tree.append(contentsOf: leaves[9...])
    let third = tree.takeChangedTiles()
    #expect(third.tiles.map(\.path.description) == ["tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"])
    #expect(third.obsoletePartials.map(\.description) == ["tile/0/000.p/5", "tile/0/000.p/9"])
  }

  @Test func twentyThousandLeavesAtOnceAreQuick() throws {
    let leaves = testLeaves(20_000)
    let store = MemoryTiles.holding(Array(leaves[..<1_000]))
    var tree = try store.appender(1_000)
    let time = ContinuousClock().measure { tree.append(contentsOf: leaves[1_000...]) }
    #expect(tree.size == 20_000)
    // Milliseconds in release; the bound is for debug builds on a busy machine.
    #expect(time < .seconds(2), "\(time)")
  }

  @Test func refusesImpossibleSizesAndTiles() throws {
    #expect(throws: (any Error).self) { try MemoryTiles().appender(UInt64.max) }
    #expect(throws: (any Error).self) { try MemoryTiles().appender(1) }
    let store = MemoryTiles.holding(testLeaves(3))
    store.replace(try TilePath("tile/0/000.p/3"), with: [UInt8](repeating: 0, count: 95))
    #expect(code { try store.appender(3) } == .malformedTile)
  }
}
