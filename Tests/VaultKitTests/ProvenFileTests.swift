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

/// What a repair of the vault's own files takes from a mirror in place of what is here, and what it does not.
@Suite struct ProvenFileTests {
  private let specimen: SpecimenVault
  private let configuration: MirrorConfiguration
  private let witness: NoteSignerKey
  private let size: UInt64
  private var vault: Vault { specimen.session.vault }
  private var place: String { "log/checkpoints/\(size)/" }
  private var line: String { place + "cosig-" + CosignatureStore.name(witness.verifierKey.keyID) }

  init() throws {
    specimen = try SpecimenVault()
    let vault = specimen.session.vault
    let label = "p-" + String(vault.fingerprint.description.prefix(8))
    configuration = try MirrorConfiguration(label, address: "file://" + specimen.scratch.path("mirror"))
    try Mirror.add(configuration, to: vault)
    witness = try Self.cosigner("witness.example.org")
    _ = try specimen.add("one", [1])
    let state = try vault.state()
    size = state.head.size
    _ = try Cosigning(vault).request(for: nil)
    let line = try witness.cosign(Checkpoint(SignedNote(state.note).text), timestamp: 1_700_000_000)
    _ = try Cosigning(vault).attach(SignatureLines.print([line]), new: witness.verifierKey)
    _ = try MirrorPush(vault, to: Mirror(configuration)).run()
  }

  private static func cosigner(_ name: String) throws -> NoteSignerKey {
    NoteSignerKey(name: try #require(KeyName(name)), type: .cosignatureV1, privateKey: try .generate())
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: specimen.scratch.path(path))))
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    try? FileManager.default.removeItem(atPath: specimen.scratch.path(path))
    try specimen.scratch.write(bytes, to: path)
  }

  private func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: specimen.scratch.path(path))
  }

  private func repair() throws -> VaultFileRepair.Outcome {
    try VaultFileRepair(specimen.path, fingerprint: vault.fingerprint, identity: specimen.identity)
      .run([configuration])
  }

  /// The mirror's list says this of a file, too.
  private func list(_ name: String, _ bytes: [UInt8]) throws {
    var list = try #require(MirrorFiles(self.bytes("mirror/mirror/files")))
    list.digests[try #require(StoredName(name))] = SHA256.hash(bytes)
    try write(list.bytes, "mirror/mirror/files")
  }

  @Test func oneRequestTellsThatNothingIsLacking() throws {
    for number in 0..<20 { _ = try specimen.add("f-\(number)", [UInt8(number)]) }
    _ = try MirrorPush(vault, to: Mirror(configuration)).run()
    let store = CountingStore(try Mirror(configuration).store)
    let offer = MirrorOffer(vault.folder, try vault.state())
    #expect(try offer.names(Mirror("m", store)) == [])
    #expect(store.count == 1)
    try remove("case.vault/" + line)
    #expect(try offer.names(Mirror("m", store)).map { $0.map(\.text) } == [line])
    #expect(store.count == 2)
    // What the list has of a longer log is a pull's business.
    try list("log/checkpoints/99999/note", [1])
    #expect(try offer.names(Mirror("m", store)).map { $0.map(\.text) } == [line])
  }

  @Test func aNoteThatIsGoodHereStays() throws {
    let name = place + "note"
    let good = try bytes("case.vault/" + name)
    // Anybody can write one signature more below a note that is signed: then it holds, and no timestamp is over it.
    let other = try Self.cosigner("keeper.example.org")
    let more = try other.cosign(Checkpoint(SignedNote(good).text), timestamp: 3)
    let longer = good + SignatureLines.print([more])
    try write(longer, "mirror/" + name)
    try list(name, longer)
    try remove("case.vault/" + line)
    let outcome = try repair()
    #expect(outcome.files.map(\.name) == [line] && outcome.left.isEmpty)
    #expect(try bytes("case.vault/" + name) == good)
    // Where it is gone, what was signed comes, without what was written below it.
    try remove("case.vault/" + name)
    #expect(try repair().files.map(\.name) == [name])
    #expect(try bytes("case.vault/" + name) == good)
  }

  @Test func aCosignatureGivesWayOnlyToOneThatHolds() throws {
    let good = try bytes("case.vault/" + line)
    let keeper = try Self.cosigner("witness.example.org")
    let forged = SignatureLines.print([
      try keeper.cosign(Checkpoint(SignedNote(bytes("case.vault/\(place)note")).text), timestamp: 9)
    ])
    // Both are wrong: what is here stays, and is named.
    try write([0x0a], "case.vault/" + line)
    try write(forged, "mirror/" + line)
    try list(line, forged)
    let outcome = try repair()
    #expect(outcome.files.isEmpty && outcome.left.count == 1 && outcome.isLost && !outcome.isBlocking)
    #expect(try bytes("case.vault/" + line) == [0x0a])
    // The one there holds.
    try write(good, "mirror/" + line)
    try list(line, good)
    let second = try repair()
    #expect(second.files.map(\.name) == [line] && second.files.map(\.wasMissing) == [false] && second.left.isEmpty)
    #expect(try bytes("case.vault/" + line) == good)
    // One that holds here stays, whatever is there.
    try write(forged, "mirror/" + line)
    try list(line, forged)
    #expect(try repair().files.isEmpty)
    #expect(try bytes("case.vault/" + line) == good)
  }

  @Test func aCosignersKeyThatNobodyHereKnowsExchangesNothing() throws {
    let other = try Self.cosigner("other.example.org")
    let checkpoint = try Checkpoint(SignedNote(bytes("case.vault/\(place)note")).text)
    let name = place + "cosig-" + CosignatureStore.name(other.verifierKey.keyID)
    let (here, there) = try (
      SignatureLines.print([other.cosign(checkpoint, timestamp: 3)]),
      SignatureLines.print([other.cosign(checkpoint, timestamp: 4)])
    )
    try write(here, "case.vault/" + name)
    try write(there, "mirror/" + name)
    try write(Array("\(other.verifierKey)\n".utf8), "mirror/log/cosigners/\(name.suffix(8))")
    try list(name, there)
    #expect(try repair().files.isEmpty)
    #expect(try bytes("case.vault/" + name) == here)
  }

  @Test func aLongerLogThanWhatIsRememberedIsNotCutOff() throws {
    let checkpoint = try bytes("case.vault/log/checkpoint")
    let head = RememberedHead(vault.folder, vault.fingerprint)
    #expect(head.damage == nil && head.note == checkpoint)
    // As if another machine had gone on.
    let memory = HeadMemory(stateFolder: try Machine.stateFolder)
    _ = try specimen.add("two", [2])
    let later = try #require(try memory.recall(vault.fingerprint))
    try memory.replace(checkpoint, of: vault.fingerprint)
    try remove("case.vault/log/checkpoint")
    #expect(head.damage?.isCertain == true && head.note == nil)
    #expect(throws: VaultError.self) { try repair() }
    #expect(!FileManager.default.fileExists(atPath: specimen.scratch.path("case.vault/log/checkpoint")))
    try memory.replace(later, of: vault.fingerprint)
    let outcome = try repair()
    #expect(outcome.files.map(\.name) == ["log/checkpoint"] && outcome.files[0].mirror == nil)
    #expect(try bytes("case.vault/log/checkpoint") == later)
    #expect(try VaultCheck(specimen.path).keyless().outcome == .verified)
  }

  @Test func aTextOfALaterFormatStays() throws {
    try write(Array("EvidenceVault, format 2\n".utf8), "case.vault/FORMAT.txt")
    #expect(throws: VaultError.self) { try repair() }
    #expect(try bytes("case.vault/FORMAT.txt") == Array("EvidenceVault, format 2\n".utf8))
    try write(Array("EvidenceVault, format 1\n".utf8), "case.vault/FORMAT.txt")
    #expect(try repair().files.map(\.name) == ["FORMAT.txt"])
    #expect(try bytes("case.vault/FORMAT.txt") == FormatText.bytes)
  }
}
