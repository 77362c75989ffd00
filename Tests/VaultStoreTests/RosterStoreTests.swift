import Custody
import SelectiveDisclosure
import TestSupport
import Testing
import TransparencyLog
import VaultFiles
import VaultStore

@Suite struct RosterStoreTests {
  private let specimen: SpecimenLog
  private let founder: Founder
  private let store: RosterStore
  private let first: SDJWT
  private let second: SDJWT

  /// A log of the first roster, two events, the second roster and an event.
  init() throws {
    specimen = try SpecimenLog()
    founder = try Founder()
    store = RosterStore(vault: specimen.vault)
    first = try founder.roster(1, after: nil)
    second = try founder.roster(2, after: first, at: 3)
    var transaction = try specimen.begin()
    try transaction.append(LogEntry(roster: first.issuerJWTDigest))
    for number in 1...2 { try transaction.append(specimen.entry(number)) }
    try transaction.append(LogEntry(roster: second.issuerJWTDigest))
    try transaction.append(specimen.entry(4))
    _ = try transaction.commit { head throws(StoreError) in SpecimenLog.note(head) }
  }

  private func versions(_ treeSize: UInt64) throws -> [(Int, UInt64)] {
    try store.history(log: specimen.log(), treeSize: treeSize).versions.map { ($0.roster.version, $0.index) }
  }

  @Test func versionsLieUnderTheirNumber() throws {
    #expect(try store.read(version: 1) == nil)
    try store.write(first.serialized, version: 1)
    #expect(try store.read(version: 1) == first.serialized)
    #expect(try store.read(version: 2) == nil)
    #expect(specimen.scratch.files("keys") == ["roster/000001.sd-jwt"])
  }

  @Test func aVersionIsInForceFromItsEntryOn() throws {
    try store.write(first.serialized, version: 1)
    try store.write(second.serialized, version: 2)
    #expect(try versions(5).elementsEqual([(1, 0), (2, 3)], by: ==))
    #expect(try versions(4).elementsEqual([(1, 0), (2, 3)], by: ==))
    #expect(try versions(3).elementsEqual([(1, 0)], by: ==), "a checkpoint before it knows nothing of it")
  }

  /// Written before its entry is committed: not in force yet.
  @Test func aVersionWithoutAnEntryMeansNothing() throws {
    try store.write(first.serialized, version: 1)
    try store.write(second.serialized, version: 2)
    try store.write(founder.roster(3, after: second, at: 5).serialized, version: 3)
    #expect(try versions(5).elementsEqual([(1, 0), (2, 3)], by: ==))
    try store.removeUncommitted(version: 3)
    #expect(try store.read(version: 3) == nil)
    try store.removeUncommitted(version: 3)
  }

  /// Another roster than the log's in its place would hide who was removed.
  @Test func aVersionThatTheLogDoesNotHaveIsRefused() throws {
    try store.write(first.serialized, version: 1)
    for index: UInt64 in [1, 3, 4] {
      try store.write(founder.roster(2, after: first, at: index).serialized, version: 2)
      #expect(refusal { try versions(5) } == .badRoster, "entry \(index)")
    }
  }

  /// The newest version's file is gone, and with it that somebody was removed.
  @Test func aVersionThatIsMissingIsNoticed() throws {
    try store.write(first.serialized, version: 1)
    let log = try specimen.log()
    let head = TreeHead(size: 5, root: try log.tree(size: 5).rootHash(treeSize: 5))
    let history = try store.history(log: log, treeSize: 5)
    for known: (UInt64, Int) in [(0, 0), (2, 1), (4, 2), (9, 7)] {
      #expect(
        refusal { try store.compare(history, log: log, head: head, known: known) } == .badRoster, "known \(known)")
    }
    try store.write(second.serialized, version: 2)
    let whole = try store.history(log: log, treeSize: 5)
    for known: (UInt64, Int) in [(0, 0), (2, 1), (4, 2), (5, 2), (9, 7)] {
      #expect(try store.compare(whole, log: log, head: head, known: known) == 2, "known \(known)")
    }
  }

  @Test func whatIsNoRosterIsRefused() throws {
    #expect(refusal { try versions(5) } == .badRoster, "none at all")
    try store.write(Array("nothing".utf8), version: 1)
    #expect(refusal { try versions(5) } == .badRoster)
    try store.write(second.serialized, version: 1)
    #expect(refusal { try versions(5) } == .badRoster, "it begins with the second")
    try store.write(Array(first.serialized.dropLast(20)), version: 1)
    #expect(refusal { try versions(5) } == .badRoster)
    try store.write(first.serialized, version: 1)
    try store.write([0], version: 2)
    #expect(refusal { try versions(5) } == .badRoster)
  }
}
