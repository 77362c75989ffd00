import Testing
import TransparencyLog

@Suite struct TilePathTests {
  @Test(arguments: [
    "tile/0/000", "tile/0/x001/x234/067", "tile/63/999", "tile/1/001.p/17", "tile/entries/273.p/112",
    "tile/entries/x001/000", "tile/0/x001/000.p/255", "tile/0/x018/x446/x744/x073/x709/x551/615",
  ])
  func pathsPrintAsTheyWereWritten(text: String) throws { #expect(try TilePath(text).description == text) }

  @Test func numbersAreThoseOfTheStandard() throws {
    let path = try TilePath("tile/3/x001/x234/067.p/8")
    #expect(path.kind == .hashes(level: 3) && path.index == 1_234_067 && path.width == 8)
    #expect(path.full.description == "tile/3/x001/x234/067")
    #expect(path.partialsFolder == "tile/3/x001/x234/067.p")
    #expect(try TilePath("tile/0/x018/x446/x744/x073/x709/x551/615").index == UInt64.max)
  }

  @Test(arguments: [
    "", "tile", "tile/0", "tile/0/", "/tile/0/000", "tile/0/000/", "tile/64/000", "tile/00/000", "tile/-1/000",
    "tile/+1/000", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/0/x000/001", "tile/0/001/001", "tile/0/x001",
    "tile/0/X001/001", "tile/0/x01/001", "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256",
    "tile/0/000.p/01", "tile/0/000.p/+1", "tile/0/x001.p/001", "tile/0/000.p/1/1", "tile/0/000.P/1",
    "tile/Entries/000", "tile/entries", "Tile/0/000", "tile//000", "tile/0//000", "tile/data/000",
    "tile/0/x018/x446/x744/x073/x709/x551/616", "tile/0/x001/x000/x000/x000/x000/x000/x000/000", "tile/0/.p/1",
    "tile/0/\u{0660}00", "tile/0/000.p/1.p/1",
  ])
  func anythingElseIsRefused(text: String) { #expect(code { try TilePath(text) } == .malformedTilePath) }

  @Test func partsOutOfBoundsAreRefused() {
    #expect(code { try TilePath(.hashes(level: 64), index: 0) } == .malformedTilePath)
    #expect(code { try TilePath(.hashes(level: -1), index: 0) } == .malformedTilePath)
    #expect(code { try TilePath(.entries, index: 0, width: 0) } == .malformedTilePath)
    #expect(code { try TilePath(.entries, index: 0, width: 257) } == .malformedTilePath)
  }

  /// The example of c2sp.org/tlog-tiles, Partial Tiles.
  @Test func theTilesOfSeventyThousandEntries() {
    let tiles = Array(TilePath.hashTiles(treeSize: 70_000))
    func count(_ level: Int, _ isPartial: Bool) -> Int {
      tiles.count { $0.kind == .hashes(level: level) && $0.isPartial == isPartial }
    }
    #expect(tiles.count == 277 && count(0, false) == 273 && count(1, false) == 1)
    #expect(tiles.filter(\.isPartial) == TilePath.partialHashTiles(treeSize: 70_000))
    #expect(tiles.filter(\.isPartial).map(\.width) == [112, 17, 1])
    #expect(TilePath.hashTiles(treeSize: 256).map(\.description) == ["tile/0/000", "tile/1/000.p/1"])
    #expect(Array(TilePath.hashTiles(treeSize: 0)).isEmpty)
    #expect(TilePath.entryBundles(treeSize: 257).map(\.description) == ["tile/entries/000", "tile/entries/001.p/1"])
    #expect(TilePath.hashTile(level: 0, index: 274, treeSize: 70_000) == nil)
    #expect(TilePath.partialHashTiles(treeSize: .max).count == 8)
  }
}
