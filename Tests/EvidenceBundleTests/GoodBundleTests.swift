import Custody
import SSHSignature
import SelectiveDisclosure
import Testing
import TransparencyLog
import VaultCrypto
import VaultFiles

@testable import EvidenceBundle

@Suite struct GoodBundleTests {
  @Test func aBundleVerifiesInEveryDimension() throws {
    let forge = try Forge()
    let bundle = try forge.written()
    let report = try bundle.verify(.fingerprint(forge.vault.fingerprint))
    #expect(report.outcome == .verified, "\(report.findings.map(\.message))")
    #expect(report.findings.isEmpty && report.trust == .verified)
    #expect(report.verdicts.worst == .verified)
    #expect(report.exhibits.map(\.number) == [1, 2])
    #expect(report.exhibits.allSatisfy { $0.verdicts.worst == .verified })
    #expect(report.exhibits[0].events.map(\.action) == [.ingested, .accessed])
    #expect(report.exhibits[0].events.map(\.signer.label) == ["investigator-1", "counsel-1"])
    #expect(report.exportEvents.map(\.action) == [.exportAuthorised])
    #expect(report.signers.map(\.label) == ["counsel-1"])
    #expect(report.rosterVersion == 2 && report.checkpoint?.size == 7)
  }

  @Test func whatAnExhibitWasMadeFromIsShown() throws {
    let forge = try Forge()
    let made = try forge.buildWithLineage()
    try forge.seal()
    let report = try forge.write().verify(.fingerprint(forge.vault.fingerprint))
    #expect(report.outcome == .verified && report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.exhibits.map(\.madeFrom?.item) == [nil, made.origin])
    #expect(report.exhibits[1].madeFrom?.kind == "redaction")
    // How it was made may be withheld.
    let quiet = try Forge()
    try quiet.buildWithLineage(fields: ["about", "parent"])
    try quiet.seal()
    let other = try quiet.write().verify(.fingerprint(quiet.vault.fingerprint))
    #expect(other.outcome == .verified && other.exhibits[1].madeFrom?.kind == nil)
  }

  @Test func withoutTrustItIsIntactButNotTrusted() throws {
    let report = try Forge().written().verify()
    #expect(report.outcome == .notTrusted && report.outcome.exitCode == 22)
    #expect(report.findings.map(\.code) == [.noTrust] && report.trust == .unverifiable)
    #expect(report.verdicts.worst == .verified)
  }

  @Test func anotherFingerprintIsNotTrusted() throws {
    let report = try Forge().written().verify(.fingerprint(Fingerprint(SHA256.hash([]))))
    #expect(report.outcome == .notTrusted && report.findings.map(\.code) == [.wrongFingerprint])
    #expect(report.trust == .failed)
  }

  @Test func aPolicyVouchesForTheLogsKey() throws {
    let forge = try Forge()
    let bundle = try forge.written()
    let own = try LogPolicy(try bundle.read(BundleLayout.policy))
    #expect(try bundle.verify(.policy(own)).outcome == .verified)
    let name = KeyName(forge.vault.fingerprint.origin)!
    let key = NoteVerifierKey(name: name, type: .ed25519, publicKey: forge.vault.stranger.key.publicKey)
    let other = try LogPolicy(BundlePolicy.bytes(logKey: key))
    let report = try bundle.verify(.policy(other))
    #expect(report.outcome == .notTrusted && report.findings.map(\.code) == [.policyNotMet])
  }

  @Test func aPolicyMayAskForCosigners() throws {
    let forge = try Forge()
    let bundle = try forge.written()
    let witness = NoteVerifierKey(
      name: KeyName("cosigner.example")!, type: .cosignatureV1, publicKey: forge.vault.stranger.key.publicKey)
    let text = String(decoding: try bundle.read(BundleLayout.policy), as: UTF8.self)
    let lines = text.split(separator: "\n")
    let policy = try LogPolicy(Array("\(lines[0])\nwitness w \(witness)\nquorum w\n".utf8))
    #expect(try bundle.verify(.policy(policy)).findings.map(\.code) == [.quorumMissing])
  }

  @Test func claimsCanBeWithheldFromEvents() throws {
    let forge = try Forge()
    let bundle = try forge.written(disclosing: ["digest", "size"])
    let report = try bundle.verify(.fingerprint(forge.vault.fingerprint))
    #expect(report.outcome == .verified, "\(report.findings)")
    #expect(report.exhibits[0].events[0].disclosed.sorted() == ["action", "digest", "size"])
    #expect(report.findings.map(\.code) == [.authorisationNotDisclosed])
    #expect(report.verdicts[.disclosure] == .notDisclosed)
    #expect(report.exhibits.allSatisfy { $0.verdicts.worst == .verified })
    let text = String(decoding: try bundle.read(BundleLayout.event(forge.a.id)), as: UTF8.self)
    #expect(text.filter { $0 == "~" }.count == 4)
  }

  @Test func aPayloadCanBeWithheld() throws {
    let forge = try Forge()
    forge.authorised.claims["withheld_payloads"] = .array([.string(forge.itemB.description)])
    let bundle = try forge.written(withheld: true)
    let report = try bundle.verify(.fingerprint(forge.vault.fingerprint))
    #expect(report.outcome == .verified, "\(report.findings)")
    #expect(report.findings.map(\.code) == [.payloadWithheld] && report.findings.map(\.exhibit) == [2])
    #expect(report.exhibits[1].verdicts[.bytes] == .notDisclosed)
    #expect(report.exhibits[1].verdicts[.custody] == .verified)
    #expect(report.exhibits[0].verdicts.worst == .verified)
    #expect(report.exhibits[1].path == nil && report.exhibits[1].digest == nil && report.exhibits[1].byteCount == nil)
    #expect(report.exhibits[1].events[0].disclosed.sorted() == ["action", "objects", "title"])
  }

  @Test func onlySignersThatMatterAreDisclosed() throws {
    let forge = try Forge()
    let bundle = try forge.written()
    let roster = try bundle.read(BundleLayout.roster(2))
    let text = String(decoding: roster, as: UTF8.self)
    // The custodian signed the checkpoint, the counsel an export, the investigator an intake; nobody needs the auditor.
    #expect(text.filter { $0 == "~" }.count == 4)
    #expect(String(decoding: try bundle.read(BundleLayout.roster(1)), as: UTF8.self).filter { $0 == "~" }.count == 2)
  }

  @Test func filesOfAnOperatingSystemAreNoFault() throws {
    let forge = try Forge()
    let bundle = try forge.written()
    let names = [
      ".DS_Store", "data/._0001-statement.txt", "data/Thumbs.db", "custody/events/desktop.ini", "signatures/.DS_Store",
    ]
    for name in names { try bundle.write(name, [0]) }
    let report = try bundle.verify(.fingerprint(forge.vault.fingerprint))
    #expect(report.outcome == .verified, "\(report.findings)")
    #expect(report.findings.map(\.code) == Array(repeating: .systemFile, count: 5))
    #expect(Set(report.findings.map(\.path)) == Set(names))
  }

  @Test func aRecipientMaySignToo() throws {
    let forge = try Forge()
    let bundle = try forge.written()
    let message = try bundle.read(BundleLayout.tagManifest)
    let signature = try SSHSignature.sign(
      message, namespace: BundleLayout.signatureNamespace, with: forge.vault.stranger.key)
    try bundle.write("signatures/court.sig", Array(signature.armored.utf8))
    try bundle.write("signatures/notes.txt", [1])
    let report = try bundle.verify(.fingerprint(forge.vault.fingerprint))
    #expect(report.outcome == .verified)
    #expect(Set(report.findings.map(\.code)) == [.foreignSignature, .unknownSignatureFile])
  }

  @Test func authorityIsJudgedByTheRosterInForceAtTheIndex() throws {
    let forge = try Forge()
    for plan in [forge.intakeA, forge.intakeB, forge.accessA] { forge.events.append(try forge.vault.record(plan)) }
    // The investigator becomes an auditor: what they took in before stays good.
    var members = try forge.vault.team
    members[2] = try forge.vault.member(forge.vault.investigator, .auditor, "investigator-1")
    try forge.vault.addRoster(members, by: forge.vault.custodian)
    forge.events.append(try forge.vault.record(forge.authorised))
    let bundle = try forge.written(isRecorded: true)
    let report = try bundle.verify(.fingerprint(forge.vault.fingerprint))
    #expect(report.outcome == .verified, "\(report.findings)")
    #expect(report.exhibits[0].events[0].roster == 2 && report.exportEvents[0].roster == 3)
    #expect(report.rosterVersion == 3)
  }

  @Test func aPlaceInTheChainMayBeUnknown() throws {
    let forge = try Forge()
    forge.accessA.position = .unknown
    forge.accessA.signer = forge.vault.auditor
    let report = try forge.written().verify(.fingerprint(forge.vault.fingerprint))
    #expect(report.outcome == .verified, "\(report.findings)")
    #expect(report.findings.map(\.code) == [.unknownPosition])
  }

  @Test func whatCameFromTheFieldVerifies() throws {
    let forge = try Forge()
    try forge.buildFromField(try forge.field())
    try forge.seal()
    let report = try forge.write().verify(.fingerprint(forge.vault.fingerprint))
    #expect(report.outcome == .verified && report.findings.isEmpty, "\(report.findings)")
    #expect(report.exhibits[0].events.map(\.action) == [.ingested, .received])
  }

  @Test func theForgeMakesGoodBundlesToo() throws {
    let forge = try Forge()
    try forge.build()
    try forge.seal()
    let report = try forge.write().verify(.fingerprint(forge.vault.fingerprint))
    #expect(report.outcome == .verified && report.findings.isEmpty, "\(report.findings)")
  }
}
