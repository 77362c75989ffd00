import Age
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

/// What whoever keeps a mirror puts there: a clone and a pull take what is proven, and name the rest.
@Suite struct HostileMirrorTests {
  private let specimen: SpecimenVault
  private let mirror: Mirror
  private let witness: NoteSignerKey
  private var vault: Vault { specimen.session.vault }

  init() throws {
    specimen = try SpecimenVault()
    let address = "file://" + specimen.scratch.path("mirror")
    let label = "m-" + String(specimen.session.vault.fingerprint.description.prefix(8))
    try Mirror.add(MirrorConfiguration(label, address: address), to: specimen.session.vault)
    mirror = try Mirror(label, #require(MirrorLocation(address)).open(beside: nil))
    witness = try Self.cosigner("witness.example.org")
  }

  private static func cosigner(_ name: String) throws -> NoteSignerKey {
    NoteSignerKey(name: try #require(KeyName(name)), type: .cosignatureV1, privateKey: try .generate())
  }

  /// The vault as it is now, cosigned by its witness, in its mirror and in a copy.
  private func cosigned() throws -> UInt64 {
    _ = try specimen.add("one", [1])
    let state = try vault.state()
    _ = try Cosigning(vault).request(for: nil)
    let line = try witness.cosign(Checkpoint(SignedNote(state.note).text), timestamp: 1_700_000_000)
    _ = try Cosigning(vault).attach(SignatureLines.print([line]), new: witness.verifierKey)
    _ = try MirrorPush(vault, to: mirror).run()
    return state.head.size
  }

  private func clone(_ name: String, _ mirror: Mirror? = nil) throws -> MirrorClone.Report {
    try MirrorClone(from: mirror ?? self.mirror, fingerprint: vault.fingerprint)
      .run(to: FilePath(specimen.scratch.path(name)))
  }

  private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: specimen.scratch.path(path)) }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: specimen.scratch.path(path))))
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    try? FileManager.default.removeItem(atPath: specimen.scratch.path(path))
    try specimen.scratch.write(bytes, to: path)
  }

  private func id(_ key: NoteSignerKey) -> String { CosignatureStore.name(key.verifierKey.keyID) }

  @Test func aCosignatureComesAndItsKeyDoesNot() throws {
    let size = try cosigned()
    let report = try clone("new.vault")
    #expect(report.leftOut.isEmpty && report.cosigners == [witness.verifierKey])
    let line = "log/checkpoints/\(size)/cosig-\(id(witness))"
    #expect(try bytes("new.vault/" + line) == bytes("case.vault/" + line))
    #expect(!isThere("new.vault/log/cosigners/\(id(witness))"))
    // Nobody counts it until somebody vouches for the key.
    let made = try Vault(FilePath(specimen.scratch.path("new.vault")))
    #expect(try Cosigning(made).heads().isEmpty)
    let attached = try Cosigning(made).attach(bytes("new.vault/" + line), new: witness.verifierKey)
    #expect(attached.count == 1 && !attached[0].isNew)
    #expect(try Cosigning(made).heads().map(\.size) == [size])
  }

  @Test func whatNobodyCosignedStaysAway() throws {
    let size = try cosigned()
    let other = try Self.cosigner("other.example.org")
    let elsewhere = try SpecimenVault()
    let foreign = try Checkpoint(SignedNote(elsewhere.session.vault.state().note).text)
    let note = try SignedNote(vault.state().note)
    let place = "mirror/log/checkpoints/\(size)/"
    // Junk, and a key that is none.
    try write([0xff, 0x0a], place + "cosig-00000000")
    try write(Array("junk\n".utf8), "mirror/log/cosigners/00000000")
    // Too large to be one.
    try write([UInt8](repeating: 0x61, count: 9000), place + "cosig-11111111")
    try write([UInt8](repeating: 0x61, count: 9000), "mirror/log/cosigners/11111111")
    // Of another log's checkpoint, by a cosigner with a key.
    try write(SignatureLines.print([try other.cosign(foreign, timestamp: 3)]), place + "cosig-\(id(other))")
    try write(Array("\(other.verifierKey)\n".utf8), "mirror/log/cosigners/\(id(other))")
    // By one whose key nobody has.
    let nobody = try Self.cosigner("nobody.example.org")
    try write(
      SignatureLines.print([try nobody.cosign(Checkpoint(note.text), timestamp: 3)]), place + "cosig-\(id(nobody))")
    // A checkpoint of another log, what claims to be a timestamp, and a tombstone of nothing.
    try write(Array("x".utf8), "mirror/log/checkpoints/1/note")
    try write(Array("x".utf8), place + "tsr-" + SHA256.hash(Array("x".utf8)).hex)
    try write(Array("x".utf8), place + "crl-" + SHA256.hash(Array("y".utf8)).hex)
    try write(Array("x".utf8), "mirror/log/tombstones/1.jwt")
    let expected = [
      "log/checkpoints/1/note", "log/checkpoints/\(size)/cosig-00000000", "log/checkpoints/\(size)/cosig-11111111",
      "log/checkpoints/\(size)/cosig-\(id(nobody))", "log/checkpoints/\(size)/cosig-\(id(other))",
      "log/checkpoints/\(size)/crl-" + SHA256.hash(Array("y".utf8)).hex,
      "log/checkpoints/\(size)/tsr-" + SHA256.hash(Array("x".utf8)).hex, "log/cosigners/00000000",
      "log/cosigners/11111111", "log/tombstones/1.jwt",
    ]
    let report = try clone("new.vault")
    #expect(report.leftOut.map(\.name).sorted() == expected.sorted(), "\(report.leftOut)")
    #expect(Set(report.cosigners) == [witness.verifierKey, other.verifierKey] && report.lost.isEmpty)
    for name in expected { #expect(!isThere("new.vault/" + name), "\(name)") }
    #expect(isThere("new.vault/log/checkpoints/\(size)/cosig-\(id(witness))"))
    var check = CheckReport()
    _ = try VaultCheck(FilePath(specimen.scratch.path("new.vault"))).checkStructure(&check)
    #expect(check.findings.allSatisfy { $0.severity == .notice }, "\(check.findings)")
    // The check of the mirror names what is wrong there.
    #expect(try MirrorCheck(vault, mirror).run().report.outcome != .verified)
  }

  @Test func whatWasReplacedIsHeldAgainstTheKeyThatIsKnown() throws {
    let old = specimen.scratch.path("old.vault")
    _ = try Cosigning(vault).add(witness.verifierKey)
    try FileManager.default.copyItem(atPath: specimen.scratch.path("case.vault"), toPath: old)
    let size = try cosigned()
    // A key of the keeper's own takes the witness's place, and vouches for what the witness never saw.
    let keeper = try Self.cosigner("witness.example.org")
    let note = try SignedNote(vault.state().note)
    let place = "log/checkpoints/\(size)/cosig-"
    try write(Array("\(keeper.verifierKey)\n".utf8), "mirror/log/cosigners/\(id(witness))")
    try write(
      SignatureLines.print([try keeper.cosign(Checkpoint(note.text), timestamp: 9)]), "mirror/\(place)\(id(witness))")
    let report = try MirrorPull(Vault(FilePath(old), acceptsRollback: true), from: mirror).run()
    #expect(report.after > report.before && report.cosigners.isEmpty)
    #expect(
      report.leftOut.map(\.name).sorted() == ["\(place)\(id(witness))", "log/cosigners/\(id(witness))"],
      "\(report.leftOut)")
    #expect(try bytes("old.vault/log/cosigners/\(id(witness))") == Array("\(witness.verifierKey)\n".utf8))
    #expect(!isThere("old.vault/\(place)\(id(witness))"))
  }

  @Test func aSignedCheckpointThatTheLogNeverHadIsRefused() throws {
    let size = try cosigned()
    _ = try specimen.add("two", [2])
    let later = try vault.state()
    try write(later.note, "mirror/log/checkpoints/\(later.head.size)/note")
    #expect(later.head.size > size)
    #expect(throws: VaultError.self) { try clone("new.vault") }
  }

  @Test func aForgedKeyIsFoundByWhoOpensItAndGoesNowhere() throws {
    _ = try MirrorPush(vault, to: mirror).run()
    let state = try vault.state()
    let member = try #require(state.rosters.current.member(specimen.identity.signer.kid))
    let key = try #require(UnlockedVault.open(vault, state.rosters, member, specimen.identity).all.first)
    let place = WrappedKeyPlace(compartment: key.id, generation: key.generation, member: member.kid)
    let name = VaultLayout.compartments.appending(place.path).description
    let good = try bytes("mirror/" + name)
    // Whoever writes the vault's folder knows the member's recipient, and the form.
    let forged = CompartmentKey(id: key.id, generation: key.generation, identity: try .generate())
    try vault.keys.grant(forged, to: member, vault: vault.fingerprint)
    #expect(try bytes("case.vault/" + name) != good)
    // Nobody can tell without keys; whose it is finds it out, by name, and with what brings the right one back.
    #expect(try VaultCheck(specimen.path).keyless().outcome == .verified)
    do {
      _ = try UnlockedVault(Vault(specimen.path), identity: specimen.identity)
      Issue.record("opened")
    } catch {
      #expect(error.kind == .corrupt && error.message.contains(name) && error.next.contains("evault mirror repair"))
    }
    #expect(try MirrorPush(vault, to: mirror).run().differing == [name])
    #expect(try MirrorCheck(vault, mirror).run(identity: specimen.identity).report.outcome == .verified)
    // A repair takes what opens; who cannot tell changes neither side.
    let configuration = try MirrorConfiguration(mirror.name, address: "file://" + specimen.scratch.path("mirror"))
    _ = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    #expect(try bytes("mirror/" + name) == good && bytes("case.vault/" + name) != good)
    let repair = try VaultFileRepair(specimen.path, fingerprint: vault.fingerprint, identity: specimen.identity)
    let outcome = try repair.run([configuration])
    #expect(outcome.files.map(\.name) == [name] && outcome.left.isEmpty)
    #expect(try bytes("case.vault/" + name) == good)
    _ = try UnlockedVault(Vault(specimen.path), identity: specimen.identity)
    // Forged in the mirror, list and all, it stays there, and the check with keys names that.
    try vault.keys.grant(forged, to: member, vault: vault.fingerprint)
    let bad = try bytes("case.vault/" + name)
    try write(bad, "mirror/" + name)
    try write(good, "case.vault/" + name)
    var list = try #require(MirrorFiles(bytes("mirror/mirror/files")))
    list.digests[try #require(StoredName(name))] = SHA256.hash(bad)
    try write(list.bytes, "mirror/mirror/files")
    #expect(try MirrorCheck(vault, mirror).run(identity: specimen.identity).opensWithKeys == false)
    #expect(try repair.run([configuration]).files.isEmpty)
    _ = try MirrorRepair(specimen.session, mirrors: [configuration]).run()
    #expect(try bytes("case.vault/" + name) == good && bytes("mirror/" + name) == bad)
  }

  @Test func noMoreIsTakenThanAnObjectIsSaidToHave() throws {
    _ = try specimen.add("one", [1])
    _ = try MirrorPush(vault, to: mirror).run()
    for size in [0, 100, 70_000] as [UInt64] {
      let lying = LyingStore(mirror.store, size: size)
      let report = try clone("new-\(size).vault", Mirror("m", lying))
      #expect(report.objects == 0 && report.lost.count == specimen.scratch.files("case.vault/objects").count)
      #expect(lying.taken <= UInt64(report.lost.count) * size)
      #expect(specimen.scratch.files("new-\(size).vault/objects").isEmpty)
      #expect(specimen.scratch.files("new-\(size).vault/tmp").isEmpty)
    }
  }

  @Test func noMoreIsTakenOfALogThanItIsSaidToHave() throws {
    _ = try specimen.add("one", [1])
    _ = try MirrorPush(vault, to: mirror).run()
    let lying = LyingStore(mirror.store, size: 10, hidesTiles: true)
    do {
      _ = try clone("new.vault", Mirror("m", lying))
      Issue.record("cloned")
    } catch let error as VaultError {
      #expect(error.message.contains("than its list says"), "\(error)")
    }
    #expect(!isThere("new.vault/log"))
  }

  @Test func whatNoDiskHasRoomForIsNotBegun() throws {
    _ = try specimen.add("one", [1])
    _ = try MirrorPush(vault, to: mirror).run()
    for size in [1 << 60, .max] as [UInt64] {
      let lying = LyingStore(mirror.store, size: size)
      let report = try clone("new-\(size).vault", Mirror("m", lying))
      #expect(lying.taken == 0 && report.objects == 0 && !report.lost.isEmpty)
    }
  }

  @Test func anotherTextBesideTheVaultStopsNothing() throws {
    _ = try specimen.add("one", [1])
    _ = try MirrorPush(vault, to: mirror).run()
    try write(try bytes("mirror/FORMAT.txt") + Array("And one line more.\n".utf8), "mirror/FORMAT.txt")
    #expect(try clone("new.vault").lost.isEmpty)
  }
}
