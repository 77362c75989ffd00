import Custody
import Foundation
import MirrorStores
import TestSupport
import Testing
import TransparencyLog
import VaultCrypto
import VaultFiles
import VaultStore

@testable import VaultKit

/// Mirrors of a vault, in folders.
@Suite struct MirrorTests {
  private let specimen: SpecimenVault
  private var vault: Vault { specimen.session.vault }

  init() throws { specimen = try SpecimenVault() }

  private func store(_ name: String, add: Bool = true) throws -> any MirrorStore {
    let address = "file://" + specimen.scratch.path(name)
    let label = name + "-" + String(vault.fingerprint.description.prefix(8))
    if add { try Mirror.add(MirrorConfiguration(label, address: address), to: vault) }
    return try #require(MirrorLocation(address)).open(beside: nil)
  }

  private func clone(_ store: any MirrorStore, _ name: String) throws -> MirrorClone.Report {
    let path = FilePath(specimen.scratch.path(name))
    defer { try? FileManager.default.removeItem(atPath: specimen.scratch.path(name)) }
    return try MirrorClone(from: Mirror("m", store), fingerprint: vault.fingerprint).run(to: path)
  }

  @Test func aPushWithNothingNewAsksTheSameHoweverMuchThereIs() throws {
    let folder = try store("mirror")
    var counts: [Int] = []
    for round in 0..<3 {
      for number in 0..<(round * 20) { _ = try specimen.add("f-\(round)-\(number)", [UInt8(number)]) }
      _ = try MirrorPush(vault, to: Mirror("m", folder)).run()
      let counting = FaultyStore(folder)
      let report = try MirrorPush(vault, to: Mirror("m", counting)).run()
      #expect(report.objects == 0 && report.files == 0 && counting.writeCount == 0)
      counts.append(counting.requestCount)
    }
    #expect(Set(counts).count == 1 && counts[0] <= 6, "\(counts)")
  }

  @Test(arguments: [FaultyStore.Fault.before, .after]) func whereverAPushEndsTheMirrorIsAVault(
    _ kind: FaultyStore.Fault
  ) throws {
    let first = try specimen.add("one", [1])
    let folder = try store("mirror")
    let mirrored = specimen.scratch.path("mirror")
    _ = try MirrorPush(vault, to: Mirror("m", folder)).run()
    try FileManager.default.copyItem(atPath: mirrored, toPath: specimen.scratch.path("before"))
    _ = try specimen.add("two", [2])
    _ = try Erasure(specimen.session).erase(first.item, reason: .duplicate)
    _ = try specimen.add("three", [3])
    // One that an export would keep.
    let kept = try vault.state()
    try vault.log.keep(checkpoint: kept.note, size: kept.head.size)
    let (before, after) = (try vault.state().head.size - 3, try vault.state().head.size)
    var number = 1
    while true {
      let faulty = FaultyStore(try store("mirror", add: false), failingAt: (number, kind))
      let isDone = (try? MirrorPush(vault, to: Mirror("m", faulty)).run()) != nil
      let made = try clone(store("mirror", add: false), "clone")
      #expect(made.lost.isEmpty && [before, after].contains(made.entries), "\(number)")
      // And the next one brings the rest.
      let report = try MirrorPush(vault, to: Mirror("m", store("mirror", add: false))).run()
      #expect(report.after == after && report.lacking.isEmpty && report.differing.isEmpty, "\(number)")
      let objects = specimen.scratch.files("mirror/objects")
      #expect(objects == specimen.scratch.files("case.vault/objects"), "\(number)")
      let check = try MirrorCheck(vault, Mirror("m", store("mirror", add: false))).run(identity: specimen.identity)
      #expect(check.report.outcome == .verified && check.opensWithKeys == true, "\(number): \(check.report.findings)")
      for name in specimen.scratch.files("case.vault/log") {
        #expect(specimen.scratch.files("mirror/log").contains(name), "\(number): \(name)")
      }
      if isDone { break }
      number += 1
      try FileManager.default.removeItem(atPath: mirrored)
      try FileManager.default.copyItem(atPath: specimen.scratch.path("before"), toPath: mirrored)
    }
    #expect(number > 15)
  }

  @Test func wherePushesEndEverythingIsLockedByTheNext() throws {
    _ = try specimen.add("one", [1])
    _ = try store("mirror")
    let start = specimen.scratch.path("start")
    try FileManager.default.copyItem(atPath: specimen.scratch.path("mirror"), toPath: start)
    let lock = try MirrorLock(.compliance, #require(RetentionPeriod("7y")))
    var number = 1
    while true {
      let locking = LockingStore(try store("mirror", add: false), failingAt: number)
      let mirror = Mirror("m", locking, lock: lock)
      let isDone = (try? MirrorPush(vault, to: mirror).run()) != nil
      locking.mend()
      let report = try MirrorPush(vault, to: mirror).run()
      let there = ["objects", "keys", "log", "mirror"].flatMap { part in
        specimen.scratch.files("mirror/" + part).map { part + ($0.hasPrefix("/") ? $0 : "/" + $0) }
      }
      #expect(Set(there.filter(Self.isToBeLocked)) == locking.locked, "\(number)")
      #expect(report.differing.isEmpty && locking.locked.count > 3)
      if isDone { break }
      number += 1
      try FileManager.default.removeItem(atPath: specimen.scratch.path("mirror"))
      try FileManager.default.copyItem(atPath: start, toPath: specimen.scratch.path("mirror"))
    }
    #expect(number > 4)
  }

  private static func isToBeLocked(_ name: String) -> Bool {
    !name.hasPrefix("mirror/") && !name.hasPrefix("keys/compartments/") && name != "log/checkpoint"
      && !name.contains(".p/")
  }

  @Test func aKeyThatWasSealedAnewTakesThePlaceOfTheFormerOneWhenItIsToldTo() throws {
    let mirror = Mirror("m", try store("mirror"))
    _ = try MirrorPush(vault, to: mirror).run()
    let state = try vault.state()
    let member = try #require(state.rosters.current.member(specimen.identity.signer.kid))
    let key = try #require(UnlockedVault.open(vault, state.rosters, member, specimen.identity).all.first)
    let place = WrappedKeyPlace(compartment: key.id, generation: key.generation, member: member.kid)
    let name = VaultLayout.compartments.appending(place.path).description
    let (here, there) = (specimen.scratch.path("case.vault/" + name), specimen.scratch.path("mirror/" + name))
    func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }
    let first = try bytes(there)
    func write(_ bytes: [UInt8], to path: String) throws {
      try? FileManager.default.removeItem(atPath: path)
      try Data(bytes).write(to: URL(filePath: path))
    }
    // Damage here stays here, wherever it is.
    for position in [0, 30, 60, 100, first.count - 20, first.count - 1] {
      var damaged = first
      damaged[position] ^= 1
      try write(damaged, to: here)
      for _ in 1...2 { #expect(try MirrorPush(vault, to: mirror).run().differing == [name], "\(position)") }
      #expect(try bytes(there) == first)
    }
    for damaged in [[], Array(first.dropLast()), first + [0], [UInt8](repeating: 0, count: first.count)] {
      try write(damaged, to: here)
      #expect(try MirrorPush(vault, to: mirror).run().differing == [name])
      #expect(try bytes(there) == first)
    }
    try vault.keys.grant(key, to: member, vault: vault.fingerprint)
    let second = try bytes(here)
    #expect(second != first)
    // Nobody else can tell which one opens.
    #expect(try MirrorPush(vault, to: mirror).run().differing == [name])
    #expect(try bytes(there) == first)
    let report = try MirrorPush(vault, to: mirror, replacesKeys: true).run()
    #expect(report.differing.isEmpty && report.files == 1 && report.lacking.isEmpty)
    #expect(try bytes(there) == second)
    #expect(try MirrorPush(vault, to: mirror).run().files == 0)
    #expect(try MirrorCheck(vault, mirror).run(identity: specimen.identity).opensWithKeys == true)
  }

  @Test func whatThePowerTookFromAFolderComesAgain() throws {
    let mirror = Mirror("m", try store("mirror"))
    _ = try specimen.add("one", [1])
    _ = try MirrorPush(vault, to: mirror).run()
    let before = Set(specimen.scratch.files("mirror/objects"))
    for number in 0..<4 {
      _ = try specimen.add("f-\(number)", (0..<9000).map { UInt8(truncatingIfNeeded: $0 &* (number + 3)) })
    }
    // An interrupted push brought them, and then the power went: names are there, and bytes are not.
    let new = specimen.scratch.files("case.vault/objects").filter { !before.contains($0) }.sorted()
    #expect(new.count == 8)
    for (place, name) in new.enumerated() {
      var bytes = Array(try Data(contentsOf: URL(filePath: specimen.scratch.path("case.vault/objects/" + name))))
      switch place % 4 {
      case 0: bytes = []
      case 1: bytes.removeLast(bytes.count / 2)
      case 2:
        bytes.replaceSubrange((bytes.count / 2)..., with: [UInt8](repeating: 0, count: bytes.count - bytes.count / 2))
      default: break
      }
      try specimen.scratch.write(bytes, to: "mirror/objects/" + name)
    }
    let report = try MirrorPush(vault, to: mirror).run()
    #expect(report.objects == 6 && report.lacking.isEmpty)
    for name in new {
      #expect(
        FileManager.default.contentsEqual(
          atPath: specimen.scratch.path("case.vault/objects/" + name),
          andPath: specimen.scratch.path("mirror/objects/" + name)))
    }
    #expect(try MirrorCheck(vault, mirror).run().report.outcome == .verified)
    // What an ended write left goes, also where nothing is new.
    try specimen.scratch.write([1, 2, 3], to: "mirror/tmp/.0011223344556677.new")
    let again = try MirrorPush(vault, to: mirror).run()
    #expect(again.objects == 0 && again.files == 0)
    #expect(specimen.scratch.files("mirror/tmp").isEmpty)
  }

  @Test func aTornSmallFileComesAgainAndAnotherOneStays() throws {
    let mirror = Mirror("m", try store("mirror"))
    let name = try #require(specimen.scratch.files("case.vault/keys/roster").first)
    let whole = Array(try Data(contentsOf: URL(filePath: specimen.scratch.path("case.vault/keys/roster/" + name))))
    try specimen.scratch.write(Array(whole.prefix(100)) + [0, 0, 0], to: "mirror/keys/roster/" + name)
    #expect(try MirrorPush(vault, to: mirror).run().differing.isEmpty)
    #expect(
      FileManager.default.contentsEqual(
        atPath: specimen.scratch.path("case.vault/keys/roster/" + name),
        andPath: specimen.scratch.path("mirror/keys/roster/" + name)))
    #expect(SmallFileBringing.isTorn([], from: [1]) && SmallFileBringing.isTorn([0, 0], from: [1, 2]))
    #expect(SmallFileBringing.isTorn([1, 0], from: [1, 2, 3]) && !SmallFileBringing.isTorn([1, 2], from: [1, 2, 3]))
    #expect(!SmallFileBringing.isTorn([1, 2, 0], from: [1, 2]) && !SmallFileBringing.isTorn([2], from: [1, 2]))
  }

  @Test func keysThatAreToLieApartMoveThere() throws {
    let folder = try store("mirror")
    _ = try MirrorPush(vault, to: Mirror("m", folder)).run()
    let keys = specimen.scratch.files("mirror/keys/compartments")
    #expect(!keys.isEmpty)
    let place = "file://" + specimen.scratch.path("apart")
    let label = "apart-" + String(vault.fingerprint.description.prefix(8))
    let address = "file://" + specimen.scratch.path("mirror")
    let known = try MirrorConfigurations(of: vault.fingerprint).all
    for one in known where one.address == address { try one.remove(from: vault.fingerprint) }
    try Mirror.add(MirrorConfiguration(label, address: address, keys: place), to: vault)
    let mirror = try Mirror(label, folder, keys: #require(MirrorLocation(place)).open(beside: nil))
    let report = try MirrorPush(vault, to: mirror).run()
    #expect(report.holdsKeys && report.remains?.state == .gone)
    #expect(specimen.scratch.files("mirror/keys/compartments").isEmpty)
    #expect(specimen.scratch.files("apart/keys/compartments") == keys)
    #expect(try MirrorPush(vault, to: mirror).run().files == 0)
    let path = FilePath(specimen.scratch.path("made.vault"))
    #expect(try MirrorClone(from: mirror, fingerprint: vault.fingerprint).run(to: path).hasKeys)
    let other = try SpecimenVault().session.vault
    #expect(throws: VaultError.self) {
      try Mirror.add(MirrorConfiguration("x", address: "file://" + specimen.scratch.path("x"), keys: place), to: other)
    }
  }

  @Test(arguments: [
    ("1d", "2026-02-14T23:59:59Z", "2026-02-16"), ("90d", "2026-11-03T00:00:00Z", "2027-02-02"),
    ("1mo", "2026-01-31T10:00:00Z", "2026-03-02"), ("18mo", "2026-11-03T10:00:00Z", "2028-05-04"),
    ("7y", "2026-11-22T10:00:00Z", "2033-11-23"), ("1y", "2028-02-29T10:00:00Z", "2029-03-02"),
    ("12mo", "2026-12-31T23:59:59Z", "2028-01-02"), ("100y", "2026-11-22T00:00:00Z", "2126-11-23"),
  ]) func aRetentionIsNeverShorterThanItsSpan(_ span: String, _ start: String, _ end: String) throws {
    let period = try #require(RetentionPeriod(span))
    #expect(period.end(from: try #require(Timestamp(start))).description == end + "T00:00:00Z")
    #expect(period.text == span)
  }

  @Test func nothingIsLockedBeyondWhatServicesCanKeep() throws {
    let (vault, folder) = (specimen.session.vault, try store("late"))
    let store = LockingStore(folder)
    let mirror = Mirror("late", store, lock: MirrorLock(.compliance, try #require(RetentionPeriod("7y"))))
    _ = try MirrorPush(vault, to: mirror).run()
    let before = store.requestCount
    func extend(_ text: String) throws -> MirrorExtension.Report {
      try MirrorExtension(vault, mirror, until: Timestamp(text)).run()
    }
    let tooLate = try #require(RetentionPeriod("90y"))
    #expect(throws: VaultError.self) { try MirrorExtension(vault, mirror, for: tooLate).run() }
    for end in ["2106-02-07T06:28:16Z", "2106-02-08T00:00:00Z", "2500-01-01T00:00:00Z"] {
      #expect(throws: VaultError.self) { try extend(end) }
    }
    // A span that is added is refused; one that is known from before, or ends too late by now, asks for the last moment.
    let lock = MirrorLock(.governance, tooLate)
    #expect(throws: VaultError.self) { try lock.requirePossible() }
    #expect(try lock.retention(from: .now).until == MirrorLock.latest.description)
    #expect(store.requestCount == before)
    #expect(try extend("2106-02-07T06:28:15Z").extended > 0)
  }

  @Test(arguments: ["", "7", "y", "0d", "07y", "7 y", "7m", "7Y", "-1y", "101y", "1201mo", "36501d", "1e3d", "٣d"])
  func whatIsNoSpanIsRefused(_ text: String) { #expect(RetentionPeriod(text) == nil) }

  @Test func statesAndListsHaveOneForm() throws {
    let vault = vault.fingerprint
    let digest = SHA256.hash([1])
    let state = MirrorState(head: .init(size: 9, root: digest), objects: 7, done: 5, lacking: [digest])
    let bytes = state.bytes(vault)
    #expect(MirrorState(bytes, of: vault) == state)
    #expect(MirrorState(bytes, of: Fingerprint(digest)) == nil)
    let text = String(decoding: bytes, as: UTF8.self)
    for (from, to) in [
      ("objects 7", "objects 10"), ("done 5", "done 8"), ("size 9", "size 09"), ("\nlacking", "\nlack"),
      ("root ", "root  "),
    ] { #expect(MirrorState(Array(text.replacing(from, with: to).utf8), of: vault) == nil, "\(from)") }
    for place in bytes.indices where place % 7 == 0 {
      var changed = bytes
      changed[place] ^= 0x80
      #expect(MirrorState(changed, of: vault) == nil)
    }
    let name = try #require(StoredName("log/cosigners/x"))
    let files = MirrorFiles([name: digest, try #require(StoredName("a")): digest])
    #expect(MirrorFiles(files.bytes) == files)
    #expect(MirrorFiles(Array(files.bytes.dropLast())) == nil)
    #expect(MirrorFiles(files.bytes + files.bytes) == nil)
    #expect(MirrorFiles([]) == MirrorFiles())
    let lines = files.bytes.split(separator: 0x0a).map { Array($0) + [0x0a] }
    // Byte for byte as it is written, though nothing is written to compare it.
    for wrong in [
      [[0x0a]], [[0x0a], lines[0], lines[1]], [lines[0], [0x0a], lines[1]], [lines[1], lines[0]], [lines[0], lines[0]],
      [Array(String(decoding: lines[0], as: UTF8.self).uppercased().utf8)], [lines[0].filter { $0 != 0x20 }],
      [Array(lines[0].prefix(66)) + [0x0a]], [Array(lines[0].dropFirst())], [lines[0], [0]],
    ] {
      #expect(MirrorFiles(wrong.flatMap(\.self)) == nil)
    }
    #expect(MirrorIdentity.vault(MirrorIdentity.bytes(vault)) == vault)
    #expect(MirrorIdentity.vault(MirrorIdentity.bytes(vault) + [0x0a]) == nil)
  }
}
