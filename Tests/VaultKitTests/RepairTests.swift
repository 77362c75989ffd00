import Custody
import Foundation
import MirrorStores
import SelectiveDisclosure
import Synchronization
import TestSupport
import Testing
import TransparencyLog
import VaultCrypto
import VaultFiles
import VaultStore

@testable import VaultKit

/// What repairs do, and what the log is told of them.
@Suite struct RepairTests {
  private let specimen: SpecimenVault
  private let configuration: MirrorConfiguration
  private var vault: Vault { specimen.session.vault }
  private var name: String { configuration.name }

  init() throws {
    specimen = try SpecimenVault()
    let label = "m-" + String(specimen.session.vault.fingerprint.description.prefix(8))
    configuration = try MirrorConfiguration(label, address: "file://" + specimen.scratch.path("mirror"))
    try Mirror.add(configuration, to: specimen.session.vault)
  }

  private func object(_ place: Int) throws -> SHA256Digest {
    try #require(try vault.objects.list().names.dropFirst(place).first)
  }

  /// What events say was restored: digest or name, what it was, where.
  private func told() throws -> [String] {
    var told: [String] = []
    try EventWalk(session: specimen.session, state: vault.state()).forEach { result in
      guard case .success(let event) = result, event.action == .restored else { return }
      for claim in ["repairs", "files"] {
        for one in event.disclosed[claim]?.arrayValue ?? [] {
          let words = ["object", "name", "found", "in", "mirror"].compactMap { one.objectValue?[$0]?.stringValue }
          told.append(words.joined(separator: " "))
        }
      }
    }
    return told
  }

  private func pushed() throws {
    for number in 0..<3 { _ = try specimen.add("f-\(number)", [UInt8(number)]) }
    _ = try MirrorPush(vault, to: Mirror(configuration)).run()
  }

  private func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: specimen.scratch.path(path))
  }

  @Test func whatAKilledRepairDidTheNextOneRecords() throws {
    try pushed()
    let size = try vault.state().head.size
    let (first, second, third) = (try object(0), try object(1), try object(2))
    do {
      let journal = try RepairJournal(vault.fingerprint, size: size)
      try journal.will([
        RepairNote(first, wasMissing: true, inVault: true, mirror: name),
        RepairNote(second, wasMissing: false, inVault: false, mirror: name),
        RepairNote(third, wasMissing: true, inVault: false, mirror: name),
      ])
      #expect(throws: VaultError.self) { try RepairJournal(vault.fingerprint, size: size) }
    }
    // The first two were done; the third was not, and is done now.
    try remove("mirror/\(ObjectStore.path(of: third))")
    let report = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    let expected = [
      "\(first.hex) missing vault \(name)", "\(second.hex) damaged mirror \(name)",
      "\(third.hex) missing mirror \(name)",
    ]
    #expect(try told() == expected && report.isRecorded)
    #expect(report.repaired.map(\.object) == [first, second, third].map(\.hex))
    // Once: nothing is left to tell.
    #expect(try !MirrorRepair(specimen.session, mirrors: [configuration]).run().isRecorded)
    #expect(try told() == expected)
  }

  @Test func whatOneMirrorWasToGiveAndTheNextOneGaveCameFromThat() throws {
    try pushed()
    let (first, second) = (try object(0), try object(1))
    func note(_ object: SHA256Digest, _ mirror: String, inVault: Bool = true) -> RepairNote {
      RepairNote(object, wasMissing: true, inVault: inVault, mirror: mirror)
    }
    do {
      let journal = try RepairJournal(vault.fingerprint, size: try vault.state().head.size)
      try journal.will([note(first, "aa"), note(second, "aa")])
      try journal.will([note(first, name), note(second, name)])
      // That it lies in a mirror again says nothing of where the vault has it from.
      try journal.will([note(second, name, inVault: false)])
      for done in [note(first, "aa"), note(second, name, inVault: false)] { journal.did(done) }
      journal.settle()
    }
    _ = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    #expect(
      try told().sorted()
        == [
          "\(first.hex) missing vault aa", "\(second.hex) missing mirror \(name)",
          "\(second.hex) missing vault \(name)",
        ]
        .sorted())
  }

  @Test func whatAnEventTellsIsNotToldAgain() throws {
    try pushed()
    let size = try vault.state().head.size
    let lost = try object(1)
    try remove("case.vault/\(ObjectStore.path(of: lost))")
    _ = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    let told = try told()
    #expect(told.count == 1)
    // Killed between the event and the end of its notes.
    do {
      let journal = try RepairJournal(vault.fingerprint, size: size)
      let note = RepairNote(lost, wasMissing: true, inVault: true, mirror: name)
      try journal.will([note])
      journal.did(note)
      journal.settle()
    }
    #expect(try !MirrorRepair(specimen.session, mirrors: [configuration]).run().isRecorded)
    #expect(try self.told() == told)
  }

  @Test func whatLiesInAMirrorThatDoesNotAnswerIsFoundOutLater() throws {
    try pushed()
    let one = try object(0)
    do {
      let journal = try RepairJournal(vault.fingerprint, size: try vault.state().head.size)
      try journal.will([RepairNote(one, wasMissing: true, inVault: false, mirror: name)])
    }
    try FileManager.default.moveItem(
      atPath: specimen.scratch.path("mirror"), toPath: specimen.scratch.path("away"))
    #expect(try MirrorRepair(specimen.session, mirrors: [configuration]).run().unasked.count == 1)
    #expect(try told().isEmpty)
    try FileManager.default.moveItem(
      atPath: specimen.scratch.path("away"), toPath: specimen.scratch.path("mirror"))
    _ = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    #expect(try told() == ["\(one.hex) missing mirror \(name)"])
  }

  @Test func interruptedInAMirrorItEndsAndTells() throws {
    try pushed()
    let (here, there) = (try object(0), [try object(1), try object(2)])
    try remove("case.vault/\(ObjectStore.path(of: here))")
    for one in there { try remove("mirror/\(ObjectStore.path(of: one))") }
    // From the moment on at which the first is mended in the mirror.
    let place = specimen.scratch.path("mirror/\(ObjectStore.path(of: there[0]))")
    let repair = try MirrorRepair(specimen.session, mirrors: [configuration])
    do {
      _ = try repair.run(isInterrupted: { FileManager.default.fileExists(atPath: place) })
      Issue.record("not interrupted")
    } catch {
      #expect(error.kind == .interrupted)
    }
    #expect(
      try told() == ["\(here.hex) missing vault \(name)", "\(there[0].hex) missing mirror \(name)"])
    #expect(!FileManager.default.fileExists(atPath: specimen.scratch.path("mirror/mirror/writer")))
    _ = try repair.run()
    #expect(try told().last == "\(there[1].hex) missing mirror \(name)")
    #expect(try MirrorCheck(vault, Mirror(configuration)).run().report.outcome == .verified)
  }

  @Test func allThatWasMendedIsNamed() throws {
    var report = MirrorRepair.Report()
    report.files = (0..<2500).map {
      MirrorRepair.RepairedFile(name: "log/x-\($0)", wasMissing: true, inVault: false, mirror: "m")
    }
    report.repaired = [MirrorRepair.Repaired(object: "00", wasMissing: false, inVault: true, mirror: "m")]
    report.lost = (0..<1001).map { MirrorRepair.Lost(object: "\($0)", entry: 0, item: nil, isMissing: true) }
    let events = RepairRecord(report).events
    func names(_ claim: String) -> [[JSON]] {
      events.map { $0.first { $0.name == claim }?.value.arrayValue ?? [] }
    }
    #expect(names("files").map(\.count) == [1000, 1000, 500])
    #expect(names("lost").map(\.count) == [1000, 1, 0])
    #expect(names("repairs").map(\.count) == [1, 0, 0])
    #expect(Set(names("files").joined().compactMap { $0.objectValue?["name"]?.stringValue }).count == 2500)
    #expect(RepairRecord(MirrorRepair.Report()).events.isEmpty)
  }

  @Test func tornNotesAreNone() throws {
    let fingerprint = vault.fingerprint
    let note = RepairNote(try object(0), wasMissing: true, inVault: true, mirror: name)
    #expect(RepairNote(note.text.split(separator: " ")) == note)
    do {
      let journal = try RepairJournal(fingerprint, size: 7)
      try journal.will([note])
    }
    let folder = try Folder.open(
      Machine.stateFolder.appending("repairs").appending(FilePath(fingerprint.description)))
    let file = try #require(try folder.entries().map(\.name).first { $0 != "lock" })
    let whole = try folder.read(file, limit: 1 << 20)
    for count in 0..<whole.count {
      try folder.replace(file, with: Array(whole.prefix(count)))
      let journal = try RepairJournal(fingerprint, size: 9)
      #expect(journal.earlier.isEmpty && (journal.start == nil || journal.start == 7), "\(count)")
    }
    try folder.replace(file, with: whole)
    #expect(try RepairJournal(fingerprint, size: 9).earlier.map(\.note) == [note])
  }

  @Test func keysAreBroughtBackOnlyWhereTheyMayLie() throws {
    try pushed()
    let key = try #require(specimen.scratch.files("mirror/keys/compartments").first)
    let place = "mirror/keys/compartments" + (key.hasPrefix("/") ? key : "/" + key)
    try remove(place)
    let folder = try Mirror(configuration).store
    let journal = try RepairJournal(vault.fingerprint, size: try vault.state().head.size)
    // A place that keeps what is removed.
    for (store, isThere) in [(VersionedStore(folder) as any MirrorStore, false), (folder, true)] {
      try MirrorRestoring(vault, Mirror(name, store), journal, { false }).run(with: [], sample: 100, { _ in }, { _ in })
      #expect(FileManager.default.fileExists(atPath: specimen.scratch.path(place)) == isThere)
    }
  }
}
