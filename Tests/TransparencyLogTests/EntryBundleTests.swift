import Testing
import TransparencyLog

@Suite struct EntryBundleTests {
  @Test func entriesHaveTheirLengthBefore() throws {
    let bundle = try EntryBundle([Array("abc".utf8), [], Array("d".utf8)])
    #expect(bundle.bytes == [0, 3, 0x61, 0x62, 0x63, 0, 0, 0, 1, 0x64])
    #expect(try EntryBundle(bundle.bytes, width: 3) == bundle)
    #expect(bundle.leafHashes == bundle.entries.map { MerkleHash.leaf($0) })
    let longest = try EntryBundle([[UInt8](repeating: 7, count: 65_535)])
    #expect(try EntryBundle(longest.bytes, width: 1) == longest)
  }

  @Test func decodingIsStrict() {
    let bytes: [UInt8] = [0, 3, 0x61, 0x62, 0x63, 0, 0, 0, 1, 0x64]
    for width in [0, 1, 2, 4, 257] { #expect(code { try EntryBundle(bytes, width: width) } == .malformedEntryBundle) }
    for count in bytes.indices {
      #expect(code { try EntryBundle(Array(bytes[..<count]), width: 3) } == .malformedEntryBundle)
    }
    #expect(code { try EntryBundle(bytes + [0], width: 3) } == .malformedEntryBundle)
    #expect(code { try EntryBundle([[UInt8](repeating: 0, count: 65_536)]) } == .limitExceeded)
    #expect(code { try EntryBundle([]) } == .limitExceeded)
    #expect(code { try EntryBundle(Array(repeating: [], count: 257)) } == .limitExceeded)
  }

  @Test func growingInStepsGivesTheBundlesOfTheSize() throws {
    let entries = (0..<700).map { Array("entry \($0)".utf8) }
    let store = MemoryTiles()
    var size = 0
    for step in [3, 0, 250, 2, 1, 255, 1, 188] {
      var bundles = try BundleAppender(size: UInt64(size)) { path throws(MissingTile) in try store.read(path) }
      for entry in entries[size..<size + step] { try bundles.append(entry) }
      size += step
      store.write(bundles.takeChangedBundles())
      #expect(bundles.takeChangedBundles().tiles.isEmpty && bundles.size == UInt64(size))
    }
    let read = try TilePath.entryBundles(treeSize: 700).flatMap { path in
      try EntryBundle(store.read(path), width: path.width).entries
    }
    #expect(read == entries)
    #expect(store.tiles.keys.allSatisfy { !$0.isPartial || store.tiles[$0.full] == nil })
  }

  @Test func aBrokenPartialBundleIsNotGrown() throws {
    let store = MemoryTiles()
    store.replace(try TilePath("tile/entries/000.p/2"), with: [0, 1, 9])
    #expect(
      code { try BundleAppender(size: 2) { path throws(MissingTile) in try store.read(path) } }
        == .malformedEntryBundle)
    var bundles = BundleAppender()
    #expect(code { try bundles.append([UInt8](repeating: 0, count: 65_536)) } == .limitExceeded)
    #expect(bundles.size == 0 && bundles.takeChangedBundles().tiles.isEmpty)
  }
}
