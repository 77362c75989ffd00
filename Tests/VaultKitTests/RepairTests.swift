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
    let (first, second, third) = (try object(0), try object(1), try object(2))
    do {
      let journal = try RepairJournal(vault.fingerprint)
      try journal.will([
        RepairNote(first, wasMissing: true, inVault: true, mirror: name),
        RepairNote(second, wasMissing: false, inVault: false, mirror: name),
        RepairNote(third, wasMissing: true, inVault: false, mirror: name),
      ])
      #expect(throws: VaultError.self) { try RepairJournal(vault.fingerprint) }
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
      let journal = try RepairJournal(vault.fingerprint)
      let given = note(first, "aa")
      // That it lies in a mirror again says nothing of where the vault has it from.
      let there = note(second, name, inVault: false)
      try journal.will([given, note(second, "aa")])
      try journal.will([note(first, name), note(second, name)])
      try journal.will([there])
      for done in [given, there] { journal.did(done) }
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
    // Killed between the event and the end of its notes; or before the event, and before it was to be told.
    for (from, count) in [(size, 1), (nil, 2), (try vault.state().head.size + 1, 3)] as [(UInt64?, Int)] {
      do {
        let journal = try RepairJournal(vault.fingerprint)
        let note = RepairNote(lost, wasMissing: true, inVault: true, mirror: name)
        try journal.will([note])
        journal.did(note)
        journal.settle()
        if let from { try journal.tell([note], from: from) }
      }
      #expect(try MirrorRepair(specimen.session, mirrors: [configuration]).run().isRecorded == (count > 1))
      #expect(try self.told() == Array(repeating: told[0], count: count))
    }
  }

  @Test func twoThatSayTheSameAreTwo() throws {
    try pushed()
    let one = try object(0)
    var size: UInt64 = 0
    // Each was done, and killed; the mirror was away in between, so that the first note was kept.
    for isTold in [false, true] {
      let journal = try RepairJournal(vault.fingerprint)
      let note = RepairNote(one, wasMissing: true, inVault: false, mirror: name)
      try journal.will([note])
      journal.did(note)
      journal.settle()
      // Of the second an event was to tell, and did not.
      size = try vault.state().head.size
      if isTold { try journal.tell([note], from: size) }
    }
    let line = "\(one.hex) missing mirror \(name)"
    _ = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    #expect(try told() == [line, line])
    // The same again, where one event tells of one of them.
    let before = size
    for _ in 0..<3 {
      let journal = try RepairJournal(vault.fingerprint)
      let note = RepairNote(one, wasMissing: true, inVault: false, mirror: name)
      try journal.will([note])
      try journal.tell([note], from: before)
    }
    _ = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    #expect(try told() == [line, line, line])
    // Of two that are not known to be done, what is there now is only the last one's work.
    for _ in 0..<2 {
      let journal = try RepairJournal(vault.fingerprint)
      try journal.will([RepairNote(one, wasMissing: true, inVault: false, mirror: name)])
    }
    _ = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    #expect(try told().count == 4)
  }

  @Test func muchIsToldInParts() throws {
    for number in 0..<5 { _ = try specimen.add("f-\(number)", [UInt8(number)]) }
    _ = try MirrorPush(vault, to: Mirror(configuration)).run()
    let all = try vault.objects.list().names
    let (here, there) = (all.prefix(5), all.dropFirst(5).prefix(5))
    for one in here { try remove("case.vault/\(ObjectStore.path(of: one))") }
    for one in there { try remove("mirror/\(ObjectStore.path(of: one))") }
    let before = try vault.state().head.size
    var repair = try MirrorRepair(specimen.session, mirrors: [configuration])
    repair.maximumNoteCount = 2
    let report = try repair.run()
    #expect(report.repaired.count == 10 && report.isRecorded)
    #expect(
      try told() == here.map { "\($0.hex) missing vault \(name)" } + there.map { "\($0.hex) missing mirror \(name)" })
    // Two notes at a time, three parts here and three there; the last of the first and the first of the second are two.
    let events = try vault.state().head.size - before
    #expect((5...6).contains(events), "\(events)")
    #expect(try !MirrorRepair(specimen.session, mirrors: [configuration]).run().isRecorded)
  }

  @Test func manyNotesStopNothing() throws {
    try pushed()
    // Before there is an event more, which may come before them.
    let (one, other) = (try object(0), try object(1))
    do {
      let journal = try RepairJournal(vault.fingerprint)
      try journal.will([RepairNote(one, wasMissing: true, inVault: true, mirror: name)])
    }
    // What is no line, however long, is read past.
    let folder = try Folder.open(
      Machine.stateFolder.appending("repairs").appending(FilePath(vault.fingerprint.description)))
    let file = try #require(try folder.entries().map(\.name).first { $0 != "lock" })
    let handle = try #require(FileHandle(forWritingAtPath: "\(folder.path.appending(file))"))
    try handle.seek(toOffset: 16 << 20)
    try handle.write(
      contentsOf: Data(
        "\nwill \(RepairNote(other, wasMissing: false, inVault: true, mirror: name).text)\n".utf8))
    try handle.close()
    _ = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    #expect(
      try told() == ["\(one.hex) missing vault \(name)", "\(other.hex) damaged vault \(name)"])
    #expect(try folder.entries().map(\.name) == ["lock"])
  }

  @Test func whatAKilledRepairLeftUnfinishedGoes() throws {
    try pushed()
    let name = try #require(StoredName("keys/roster/000001.sd-jwt"))
    do {
      let journal = try RepairJournal(vault.fingerprint)
      try journal.will([RepairNote(name, SHA256.hash([1]), wasMissing: true, inVault: true, mirror: self.name)])
    }
    // Unfinished: a folder of its own, a file beside the one that it names, and a write in the mirror.
    let gone = [
      "case.vault/tmp/0011223344556677/whole/log/checkpoint", "case.vault/keys/roster/.000001.sd-jwt.new",
      "mirror/tmp/.0011223344556677.new",
    ]
    // Not a repair's: names that no note has, and what is no file.
    let kept = ["case.vault/keys/roster/.000002.sd-jwt.new", "mirror/tmp/notes.txt"]
    for path in gone + kept { try specimen.scratch.write([1], to: path) }
    let held = try StagingFolder(in: vault.folder)
    _ = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: specimen.scratch.path(path)) }
    for path in gone { #expect(!isThere(path), "\(path)") }
    for path in kept { #expect(isThere(path), "\(path)") }
    // What a process holds is its own.
    #expect(try held.folder.status("lock") != nil && specimen.scratch.files("case.vault/tmp").count == 1)
    #expect(!isThere("mirror/mirror/writer"))
    #expect(try told().isEmpty)
  }

  @Test func theVaultsLockIsNotWaitedForWithoutEnd() throws {
    try pushed()
    let held = try vault.folder.openLock(VaultLayout.lock)
    try held.lock(exclusive: true, wait: false)
    func isLocked(_ body: () throws -> Void) -> Bool {
      do {
        try body()
        return false
      } catch {
        return (error as? VaultError)?.kind == .locked
      }
    }
    let note = RepairNote(
      try #require(StoredName("keys/roster/000001.sd-jwt")), SHA256.hash([1]), wasMissing: true, inVault: true,
      mirror: name)
    #expect(isLocked { try RepairLeftovers.removeParts(of: [note], in: vault.folder, patience: .milliseconds(20)) })
    // A roster version is damaged: the vault's own files are to be restored.
    let roster = "case.vault/keys/roster/000001.sd-jwt"
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: specimen.scratch.path(roster))
    try specimen.scratch.write([1], to: roster)
    var repair = try VaultFileRepair(specimen.path, fingerprint: vault.fingerprint, identity: specimen.identity)
    repair.patience = .milliseconds(20)
    #expect(isLocked { _ = try repair.run([configuration]) })
    held.unlock()
    #expect(try repair.run([configuration]).left.isEmpty)
  }

  @Test func aKeyIsNotLostWhileAMirrorWasNotAsked() throws {
    try pushed()
    let label = "o-" + String(vault.fingerprint.description.prefix(8))
    let other = try MirrorConfiguration(label, address: "file://" + specimen.scratch.path("other"))
    try Mirror.add(other, to: vault)
    _ = try MirrorPush(vault, to: Mirror(other)).run()
    let key = try #require(specimen.scratch.files("case.vault/keys/compartments/general").first)
    for place in ["case.vault", "mirror"] { try remove("\(place)/keys/compartments/general/\(key)") }
    let repair = try VaultFileRepair(specimen.path, fingerprint: vault.fingerprint, identity: specimen.identity)
    let first = try repair.run([configuration])
    #expect(first.left.count == 1 && first.unasked.map(\.mirror) == [label] && !first.isBlocking)
    let second = try repair.run([configuration, other])
    #expect(second.left.isEmpty && second.unasked.isEmpty && second.files.count == 1)
  }

  @Test func whatLiesInAMirrorThatDoesNotAnswerIsFoundOutLater() throws {
    try pushed()
    let one = try object(0)
    do {
      let journal = try RepairJournal(vault.fingerprint)
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

  @Test func nothingIsLostWhileAMirrorWasNotAsked() throws {
    try pushed()
    let label = "o-" + String(vault.fingerprint.description.prefix(8))
    let other = try MirrorConfiguration(label, address: "file://" + specimen.scratch.path("other"))
    try Mirror.add(other, to: vault)
    _ = try MirrorPush(vault, to: Mirror(other)).run()
    let (one, size) = (try object(0), try vault.state().head.size)
    for place in ["case.vault", "mirror"] { try remove("\(place)/\(ObjectStore.path(of: one))") }
    func check(_ mirrors: [MirrorConfiguration], unasked: String) throws {
      let report = try MirrorRepair(specimen.session, mirrors: mirrors).run()
      #expect(report.lost.isEmpty && report.waiting.map(\.object) == [one.hex])
      #expect(report.unasked.map(\.mirror) == [unasked] && !report.isRecorded)
      #expect(try vault.state().head.size == size)
    }
    // It was not to be asked; it is away; the vault has no place for what it brings.
    try check([configuration], unasked: label)
    let paths = (specimen.scratch.path("other"), specimen.scratch.path("away"))
    try FileManager.default.moveItem(atPath: paths.0, toPath: paths.1)
    try check([configuration, other], unasked: label)
    try FileManager.default.moveItem(atPath: paths.1, toPath: paths.0)
    let inTheWay = specimen.scratch.path("case.vault/\(ObjectStore.path(of: one))")
    try FileManager.default.createDirectory(atPath: inTheWay + "/full", withIntermediateDirectories: true)
    let report = try MirrorRepair(specimen.session, mirrors: [configuration, other]).run()
    #expect(report.lost.isEmpty && report.waiting.map(\.object) == [one.hex])
    #expect(report.unasked.map(\.mirror) == [label])
    #expect(report.unasked.allSatisfy { $0.why.hasPrefix("This machine could not keep") })
    try FileManager.default.removeItem(atPath: inTheWay)
    let done = try MirrorRepair(specimen.session, mirrors: [configuration, other]).run()
    #expect(done.waiting.isEmpty && done.repaired.contains { $0.object == one.hex && $0.inVault })
    // Whole nowhere, and everybody was asked.
    for place in ["case.vault", "mirror", "other"] { try remove("\(place)/\(ObjectStore.path(of: one))") }
    let last = try MirrorRepair(specimen.session, mirrors: [configuration, other]).run()
    #expect(last.lost.map(\.object) == [one.hex] && last.waiting.isEmpty && last.isRecorded)
  }

  @Test func whatHasTheNameOfAFileAndIsNoneGivesWay() throws {
    try pushed()
    let names = try (0..<3).map { "mirror/" + ObjectStore.path(of: try object($0)).description }
    for name in names { try remove(name) }
    try remove("mirror/log/checkpoint")
    try FileManager.default.createSymbolicLink(
      atPath: specimen.scratch.path(names[0]), withDestinationPath: "/dev/null")
    try FileManager.default.createDirectory(
      atPath: specimen.scratch.path(names[1]), withIntermediateDirectories: true)
    #expect(unsafe mkfifo(specimen.scratch.path(names[2]), 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: specimen.scratch.path("mirror/log/checkpoint"), withDestinationPath: "nowhere")
    // One that was noted before it was done is not in the way either.
    do {
      try RepairJournal(vault.fingerprint).will([RepairNote(object(1), wasMissing: true, inVault: false, mirror: name)])
    }
    let report = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    #expect(report.unasked.isEmpty && report.repaired.count == 3 && report.files.map(\.name) == ["log/checkpoint"])
    #expect(
      try MirrorCheck(vault, Mirror(configuration)).run().report.findings.filter { $0.severity == .failure }.isEmpty)
  }

  @Test func whatComesBackAfterItWasErasedIsForARepair() throws {
    let item = try specimen.add("f", [1, 2, 3])
    let mirror = try Mirror(configuration)
    _ = try MirrorPush(vault, to: mirror).run()
    let files = FileManager.default
    try files.copyItem(atPath: specimen.scratch.path("mirror/objects"), toPath: specimen.scratch.path("kept"))
    let tombstones = try Erasure(specimen.session).erase(item.item, reason: .duplicate)
    func remains() throws -> MirrorRemains {
      // Tests keep states where configurations are: a push's memory of its claim has the same name.
      try? configuration.remove(from: vault.fingerprint)
      try configuration.save(for: vault.fingerprint)
      return try #require(MirrorRemains.of(tombstones, in: vault).first)
    }
    #expect(try remains().state == .notTold && !remains().isPassed)
    _ = try MirrorPush(vault, to: mirror).run()
    #expect(try remains().state == .gone)
    let erased = try #require(tombstones.first?.objects.first)
    let path = ObjectStore.path(of: erased).description
    try files.createDirectory(
      atPath: specimen.scratch.path("mirror/" + path.prefix(10)), withIntermediateDirectories: true)
    try files.copyItem(
      atPath: specimen.scratch.path("kept" + path.dropFirst(7)), toPath: specimen.scratch.path("mirror/" + path))
    _ = try MirrorPush(vault, to: mirror).run()
    #expect(try remains().state == .notTold && remains().isPassed)
    // Moved to another disk, it is still there, and nobody follows the link.
    try files.moveItem(atPath: specimen.scratch.path("mirror/objects"), toPath: specimen.scratch.path("big"))
    try files.createSymbolicLink(
      atPath: specimen.scratch.path("mirror/objects"), withDestinationPath: specimen.scratch.path("big"))
    #expect(try remains().state == .unknown && remains().why.contains("symbolic link"))
    try remove("mirror/objects")
    try Data().write(to: URL(filePath: specimen.scratch.path("mirror/objects")))
    #expect(try remains().state == .unknown)
    try remove("mirror/objects")
    try files.moveItem(atPath: specimen.scratch.path("big"), toPath: specimen.scratch.path("mirror/objects"))
    let report = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    #expect(report.removed.map(\.name) == [path] && report.unasked.isEmpty)
    #expect(try remains().state == .gone)
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
    let digest = SHA256.hash([1])
    let notes = try (0..<2500).map { number in
      RepairNote(
        try #require(StoredName("log/x-\(number)")), digest, wasMissing: true, inVault: false, mirror: "m")
    }
    let object = RepairNote(digest, wasMissing: false, inVault: true, mirror: "m")
    let lost = (0..<1001).map { MirrorRepair.Lost(object: "\($0)", entry: 0, item: nil, isMissing: true) }
    let events = RepairRecord(notes + [object], lost: lost).events
    func names(_ claim: String) -> [[JSON]] {
      events.map { $0.first { $0.name == claim }?.value.arrayValue ?? [] }
    }
    #expect(names("files").map(\.count) == [1000, 1000, 500])
    #expect(names("lost").map(\.count) == [1000, 1, 0])
    #expect(names("repairs").map(\.count) == [1, 0, 0])
    #expect(Set(names("files").joined().compactMap { $0.objectValue?["name"]?.stringValue }).count == 2500)
    #expect(RepairRecord([], lost: []).events.isEmpty)
  }

  @Test func tornNotesAreNone() throws {
    let fingerprint = vault.fingerprint
    let note = RepairNote(try object(0), wasMissing: true, inVault: true, mirror: name)
    #expect(RepairNote(note.text.split(separator: " ")) == note)
    do {
      let journal = try RepairJournal(fingerprint)
      try journal.will([note])
    }
    let folder = try Folder.open(
      Machine.stateFolder.appending("repairs").appending(FilePath(fingerprint.description)))
    let file = try #require(try folder.entries().map(\.name).first { $0 != "lock" })
    let whole = try folder.read(file, limit: 1 << 20)
    for count in 0..<whole.count {
      try folder.replace(file, with: Array(whole.prefix(count)))
      let journal = try RepairJournal(fingerprint)
      #expect(journal.earlier.isEmpty, "\(count)")
    }
    try folder.replace(file, with: whole)
    #expect(try RepairJournal(fingerprint).earlier.map(\.note) == [note])
  }

  @Test func keysAreBroughtBackOnlyWhereTheyMayLie() throws {
    try pushed()
    let key = try #require(specimen.scratch.files("mirror/keys/compartments").first)
    let place = "mirror/keys/compartments" + (key.hasPrefix("/") ? key : "/" + key)
    try remove(place)
    let folder = try Mirror(configuration).store
    let recorder = try RepairRecorder(specimen.session, vault.state(), maximumCount: 1000)
    // A place that keeps what is removed.
    for (store, isThere) in [(VersionedStore(folder) as any MirrorStore, false), (folder, true)] {
      var restoring = MirrorRestoring(vault, Mirror(name, store), recorder, { false })
      try restoring.run(with: [], sample: 100, { _ in }, { _ in })
      #expect(FileManager.default.fileExists(atPath: specimen.scratch.path(place)) == isThere)
    }
  }
}
