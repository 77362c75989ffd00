import Custody
import TestSupport
import Testing
import TransparencyLog
import VaultCrypto
import VaultFiles
import VaultStore

@Suite struct LogStoreTests {
  private let specimen: SpecimenLog

  init() throws { specimen = try SpecimenLog() }

  /// Commits of sizes around the edges of a tile, each by a process of its own: the tree is the reference's after every one, and whoever
  /// still has an older checkpoint reads the older tree.
  @Test(arguments: [[2, 1, 252, 1, 1], [2, 254, 256, 255, 2], [255, 1, 1], [300], [1, 700, 3]])
  func everyTreeIsTheReferences(_ counts: [Int]) throws {
    var heads: [TreeHead] = []
    for count in counts {
      heads.append(try specimen.append(count))
      #expect(heads.last == specimen.head)
      let log = try specimen.log()
      let checkpoint = try log.checkpoint()
      #expect(try SpecimenLog.head(checkpoint) == specimen.head)
      for head in heads {
        #expect(try log.tree(size: head.size).rootHash(treeSize: head.size) == head.root)
        let found = try specimen.read(log, to: head.size, treeSize: head.size)
        #expect(found == specimen.entries.prefix(Int(head.size)).map(\.bytes))
      }
    }
  }

  @Test func aReaderKeepsItsPlaceWhileTheLogGrows() throws {
    try specimen.append(3)
    let reader = try specimen.log()
    let before = specimen.head
    try specimen.append(10)
    try specimen.append(600)
    #expect(try reader.tree(size: before.size).rootHash(treeSize: before.size) == before.root)
    #expect(try reader.entry(2, treeSize: 3) == specimen.entries[2].bytes)
    let now = try SpecimenLog.head(reader.checkpoint())
    #expect(now == specimen.head)
    #expect(try reader.tree(size: now.size).rootHash(treeSize: before.size) == before.root)
    for index: UInt64 in [0, 255, 256, 511, 512, 612] {
      #expect(try reader.entry(index, treeSize: now.size) == specimen.entries[Int(index)].bytes)
    }
    #expect(refusal { try reader.entry(613, treeSize: now.size) } == .corruptLog)
    #expect(refusal { try reader.entry(.max, treeSize: now.size) } == .corruptLog)
  }

  @Test func rangesAreReadAcrossTiles() throws {
    try specimen.append(600)
    let log = try specimen.log()
    for (start, end) in [(0, 0), (0, 1), (255, 257), (256, 512), (100, 600), (599, 600)] as [(UInt64, UInt64)] {
      let found = try specimen.read(log, from: start, to: end, treeSize: 600)
      #expect(found == specimen.entries[Int(start)..<Int(end)].map(\.bytes), "\(start)..<\(end)")
    }
  }

  @Test func theBodysErrorEndsTheWalk() throws {
    struct Stop: Error {}
    try specimen.append(600)
    let log = try specimen.log()
    var seen = 0
    do throws(LogReadError<Stop>) {
      try log.forEachBundle(from: 0, to: 600, treeSize: 600) { _, entries throws(Stop) in
        seen += entries.count
        throw Stop()
      }
      Issue.record("it went on")
    } catch {
      if case .store(let other) = error { Issue.record(other) }
    }
    #expect(seen == 256)
  }

  @Test func missingAndDamagedTilesAreTold() throws {
    try specimen.append(300)
    let folder = try specimen.vault.folder("log/tile/entries")
    let whole = try folder.read("000", limit: 1 << 20)
    try folder.replace("000", with: Array(whole.dropLast()))
    #expect(refusal { try specimen.log().entry(0, treeSize: 300) } == .corruptLog)
    try folder.replace("000", with: whole + [0, 0])
    #expect(refusal { try specimen.log().entry(0, treeSize: 300) } == .corruptLog)
    try folder.remove("000")
    #expect(refusal { try specimen.log().entry(0, treeSize: 300) } == .corruptLog)
    #expect(try specimen.log().entry(256, treeSize: 300) == specimen.entries[256].bytes)
    try specimen.vault.remove("log/tile/0/000")
    #expect(refusal { try specimen.log().tree(size: 300).rootHash(treeSize: 300) } == nil, "the level above has it")
    #expect(throws: TileError<StoreError>.self) { try specimen.log().tree(size: 300).leafHash(0) }
    try specimen.vault.remove("log/checkpoint")
    #expect(refusal { try specimen.log().checkpoint() } == .file(.notFound))
  }

  @Test func aFolderWithoutALogIsNone() throws {
    let empty = try TemporaryFolder()
    #expect(refusal { try LogStore(vault: Folder.open(FilePath(empty.path))) } == .file(.notFound))
  }

  @Test func keptCheckpointsStayAsTheyWere() throws {
    let log = try specimen.log()
    #expect(try log.keptCheckpoints().isEmpty)
    try log.keep(checkpoint: [1], size: 300)
    try log.keep(checkpoint: [2], size: 7)
    try log.keep(checkpoint: [3], size: 300)
    let kept = try log.keptCheckpoints()
    #expect(kept.map(\.size) == [7, 300] && kept.map(\.note) == [[2], [1]])
  }

  @Test func tombstonesLieUnderTheirIndex() throws {
    let log = try specimen.log()
    #expect(refusal { try log.tombstone(4) } == .file(.notFound))
    try log.write(tombstone: [1, 2], index: 4)
    #expect(try log.tombstone(4) == [1, 2])
    #expect(try specimen.vault.read("log/tombstones/4.jwt", limit: 8) == [1, 2])
  }
}
