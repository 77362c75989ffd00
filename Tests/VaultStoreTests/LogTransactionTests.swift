import Custody
import Glibc
import TestSupport
import Testing
import TransparencyLog
import VaultCrypto
import VaultFiles
import VaultStore

@Suite struct LogTransactionTests {
  private let specimen: SpecimenLog

  init() throws { specimen = try SpecimenLog() }

  private var isLocked: Bool {
    refusal {
      let lock = try specimen.vault.openLock("lock")
      try lock.lock(exclusive: true, wait: false)
    } == .file(.locked)
  }

  private var files: [String] { specimen.scratch.files("log") }

  @Test func obsoletePartialTilesGo() throws {
    try specimen.append(2)
    #expect(files == ["checkpoint", "tile/0/000.p/2", "tile/entries/000.p/2"])
    try specimen.append(3)
    #expect(files == ["checkpoint", "tile/0/000.p/5", "tile/entries/000.p/5"])
    try specimen.append(251)
    #expect(files == ["checkpoint", "tile/0/000", "tile/1/000.p/1", "tile/entries/000"])
    try specimen.append(300)
    #expect(
      files == [
        "checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/44", "tile/1/000.p/2", "tile/entries/000",
        "tile/entries/001", "tile/entries/002.p/44",
      ])
  }

  @Test func aCommitOfNothingChangesNothing() throws {
    try specimen.append(2)
    let before = files
    #expect(try specimen.append(0) == specimen.head)
    #expect(files == before)
  }

  @Test func theLockIsHeldUntilTheEnd() throws {
    #expect(!isLocked)
    var transaction = try specimen.begin()
    #expect(isLocked)
    try transaction.append(specimen.entry(0))
    #expect(isLocked)
    _ = try transaction.commit { head throws(StoreError) in SpecimenLog.note(head) }
    #expect(!isLocked)
  }

  @Test func whatIsGivenUpLeavesNothing() throws {
    try specimen.append(2)
    let before = files
    do {
      var transaction = try specimen.begin()
      try transaction.append(specimen.entry(7))
      #expect(transaction.nextIndex == 3 && transaction.appended == 1)
      #expect(transaction.head == specimen.head)
    }
    #expect(!isLocked)
    #expect(files == before)
    try specimen.append(1)
    #expect(try specimen.log().entry(2, treeSize: 3) == specimen.entries[2].bytes)
  }

  @Test func aCheckpointThatCannotBeSignedIsNone() throws {
    try specimen.append(2)
    let before = try specimen.log().checkpoint()
    let code = refusal {
      var transaction = try specimen.begin()
      try transaction.append(specimen.entry(7))
      _ = try transaction.commit { _ throws(StoreError) in throw StoreError(.badCheckpoint, "key") }
    }
    #expect(code == .badCheckpoint)
    #expect(try specimen.log().checkpoint() == before)
    #expect(!isLocked)
  }

  @Test func aCheckpointThatIsRefusedLetsTheLockGo() throws {
    try specimen.append(2)
    let code = refusal {
      _ = try LogTransaction(vault: specimen.vault, log: specimen.log()) { _ throws(StoreError) in
        throw StoreError(.rolledBack, "checkpoint")
      }
    }
    #expect(code == .rolledBack)
    #expect(!isLocked)
  }

  /// Files of a commit that crashed before its checkpoint mean nothing.
  @Test func filesBeyondTheCheckpointAreReplaced() throws {
    try specimen.append(2)
    try specimen.scratch.write([9, 9], to: "log/tile/0/000.p/3")
    try specimen.scratch.write([9, 9], to: "log/tile/entries/000.p/3")
    try specimen.scratch.write([9], to: "log/tile/entries/.000.p.new")
    #expect(try specimen.append(1) == specimen.head)
    let log = try specimen.log()
    #expect(try log.tree(size: 3).rootHash(treeSize: 3) == specimen.head.root)
    #expect(try log.entry(2, treeSize: 3) == specimen.entries[2].bytes)
  }

  @Test func tilesWithoutTheCheckpointsRootAreRefused() throws {
    try specimen.append(300)
    let path: FilePath = "log/tile/0/001.p/44"
    var tile = try specimen.vault.read(path, limit: 1 << 20)
    tile[5] ^= 1
    try specimen.vault.folder(path.parent).replace(path.lastComponent, with: tile)
    #expect(refusal { _ = try specimen.append(1) } == .corruptLog)
    #expect(!isLocked)
    tile[5] ^= 1
    try specimen.vault.folder(path.parent).replace(path.lastComponent, with: Array(tile.dropLast()))
    #expect(refusal { _ = try specimen.append(1) } == .corruptLog)
    try specimen.vault.remove(path)
    #expect(refusal { _ = try specimen.append(1) } == .corruptLog)
  }

  @Test func abandonedStagingFoldersGoWithACommit() throws {
    let staging = try StagingFolder(in: specimen.vault)
    try specimen.scratch.write([1], to: "tmp/abandoned/half")
    try specimen.append(2)
    #expect(!specimen.scratch.has("tmp/abandoned"))
    #expect(try staging.folder.entries().map(\.name) == ["lock"])
  }

  @Test func aLockThatIsALinkIsNotTaken() throws {
    try specimen.scratch.write([], to: "elsewhere")
    try specimen.vault.removeTree("lock")
    #expect(unsafe symlink("elsewhere", specimen.scratch.path("lock")) == 0)
    #expect(refusal { _ = try specimen.begin() } == .file(.link))
  }
}
