import Custody
import Testing
import TransparencyLog
import VaultCrypto
import VaultFiles

@testable import EvidenceBundle

/// What lies beside a bundle's signatures, and cosigners are said to have said.
@Suite struct CosignedBundleTests {
  private let forge: Forge
  private let bundle: BundleFolder
  private let note: SignedNote
  private let size: UInt64
  private let witness: NoteSignerKey
  private let policy: LogPolicy

  init() throws {
    forge = try Forge()
    bundle = try forge.written()
    note = try SignedNote(bundle.read(BundleLayout.checkpoint))
    size = try Checkpoint(note.text).size
    witness = NoteSignerKey(
      name: KeyName("cosigner.example")!, type: .cosignatureV1, privateKey: forge.vault.stranger.key)
    policy = try LogPolicy(Array("witness w \(witness.verifierKey)\nquorum w\n".utf8))
  }

  private func cosignature(at time: Timestamp = SpecimenVault.now) throws -> NoteSignature {
    try witness.cosign(Checkpoint(note.text), timestamp: UInt64(time.seconds))
  }

  private func changed(_ line: NoteSignature) throws -> NoteSignature {
    var bytes = line.signature
    bytes[bytes.count - 1] ^= 1
    return try NoteSignature(name: line.name, keyID: line.keyID, signature: bytes)
  }

  /// Puts lines into the bundle, and verifies it.
  private func report(_ lines: [NoteSignature]) throws -> BundleReport {
    let request = try AddCheckpointRequest(
      oldSize: size, hashes: [], note: SignedNote(text: note.text, signatures: lines))
    try bundle.write(BundleLayout.cosigned(size), request.bytes)
    return try bundle.verify(BundleTrust(fingerprint: forge.vault.fingerprint, policy: policy))
  }

  @Test func aCosignatureCounts() throws {
    let report = try report(note.signatures + [cosignature()])
    #expect(report.outcome == .verified && report.findings.isEmpty)
    #expect(report.cosigners.map(\.logSize) == [size])
  }

  @Test func aWrongLineIsToldAndHurtsNoOther() throws {
    let good = try cosignature()
    let alone = try report(note.signatures + [changed(good)])
    #expect(alone.findings.contains { $0.code == .cosignedWrongLine && $0.path == BundleLayout.cosigned(size) })
    #expect(alone.outcome == .incomplete && alone.cosigners.isEmpty)
    let beside = try report(note.signatures + [changed(good), good])
    #expect(beside.findings.map(\.code) == [.cosignedWrongLine])
    #expect(beside.outcome == .verified && beside.cosigners.count == 1)
  }

  @Test func aWrongLineUnderTheLogsNameIsTold() throws {
    let report = try report([changed(note.signatures[0]), cosignature()])
    #expect(report.findings.map(\.code) == [.cosignedWrongLine])
    #expect(report.outcome == .verified && report.cosigners.count == 1)
  }

  @Test func aTimeStillToComeIsTold() throws {
    let now = SpecimenVault.now.seconds
    #expect(try report([cosignature(at: Timestamp(seconds: now + 300))]).findings.isEmpty)
    let report = try report([cosignature(at: Timestamp(seconds: now + 301))])
    #expect(report.findings.map(\.code) == [.cosignedInFuture])
    #expect(report.outcome == .verified && report.cosigners.count == 1)
  }

  @Test func moreCopiesThanAreReadAreNoDamage() throws {
    for number in 0...1000 { try bundle.write(BundleLayout.cosigned(size + 1 + UInt64(number)), [0x0a]) }
    let report = try report(note.signatures + [cosignature()])
    let codes = Set(report.findings.map(\.code))
    #expect(codes == [.cosignedTooMany, .cosignedUnusable])
    #expect(report.outcome == .verified && report.cosigners.count == 1)
  }
}
