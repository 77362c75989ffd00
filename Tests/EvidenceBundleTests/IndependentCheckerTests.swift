import Custody
import Foundation
import SelectiveDisclosure
import TestSupport
import Testing
import VaultCrypto

@testable import EvidenceBundle

/// What this verifier says is held against what a second one says, which was written from Schemas/README.md alone.
@Suite(.enabled(if: ExternalTool("python3").isInstalled, "python3 is missing"))
struct IndependentCheckerTests {
  @Test func itAcceptsWhatHolds() throws {
    let forge = try Forge()
    #expect(try check(try forge.written(), of: forge) == 0)
    let unknown = try Forge()
    unknown.accessA.position = .unknown
    unknown.accessA.signer = unknown.vault.auditor
    #expect(try check(try unknown.written(), of: unknown) == 0)
    let withheld = try Forge()
    withheld.authorised.claims["withheld_payloads"] = .array([.string(withheld.itemB.description)])
    #expect(try check(try withheld.written(withheld: true), of: withheld) == 0)
    let field = try Forge()
    try field.buildFromField(try field.field())
    try field.seal()
    #expect(try check(try field.write(), of: field) == 0)
    let made = try Forge()
    try made.buildWithLineage()
    try made.seal()
    #expect(try check(try made.write(), of: made) == 0)
  }

  /// Each roster says only who signed what it judges, and the next one.
  @Test func itAcceptsRostersByTurns() throws {
    let forge = try Forge()
    let second = try forge.vault.member(forge.vault.stranger, .custodian, "custodian-2", signsLog: true)
    for signer in [forge.vault.custodian, forge.vault.stranger, forge.vault.custodian] {
      try forge.vault.addRoster(try forge.vault.team + [second], by: signer)
    }
    #expect(try check(try forge.written(), of: forge) == 0)
  }

  /// Where it refuses for another reason, which weighs more or less.
  static let differences: [String: BundleOutcome] = [
    // It holds each event to the claims that its action has, and these have others.
    "a chain that does not begin with an intake": .corrupt,
    "a completion in place of the authorisation": .corrupt,
  ]

  @Test(arguments: HostileBundle.all) func itRefusesWhatTheVerifierRefuses(_ hostile: HostileBundle) throws {
    let forge = try Forge()
    try hostile.make(forge)
    let bundle = try forge.write()
    try hostile.disturb(forge, bundle)
    let outcome = Self.differences[hostile.testDescription] ?? hostile.outcome
    #expect(outcome.exitCode != 0)
    #expect(try check(bundle, of: forge) == Int32(outcome.exitCode))
  }

  /// Signatures by certificates: good ones of every kind, and all that are refused.
  @Test(.enabled(if: CertificateWorkshop.isThere, "openssl is missing"))
  func itAgreesOnCertificates() throws {
    let forge = try Forge()
    let bundle = try forge.written()
    let manifest = try bundle.read(BundleLayout.tagManifest)
    let workshop = try CertificateWorkshop()
    for (name, key) in [("one", "ec:P-256"), ("two", "ec:P-384"), ("three", "rsa:2048"), ("odd", "ec:P-521")] {
      try workshop.certificate(name, key: key, extensions: "identified")
    }
    let two = ["-signer", "two.pem", "-inkey", "two.key"]
    let pss = ["-keyopt", "rsa_padding_mode:pss"]
    var cases: [(name: String, bytes: [UInt8])] = []
    for name in ["one", "two", "three", "odd"] { cases.append((name, try workshop.sign(manifest, by: name))) }
    for options in [["-md", "sha512"], ["-keyid"], ["-nodetach"], ["-nocerts"], ["-md", "sha1"], two] {
      cases.append(("one", try workshop.sign(manifest, by: "one", ["-cades"] + options)))
    }
    cases.append(("three", try workshop.sign(manifest, by: "three", ["-cades"] + pss)))
    cases.append(("one", try workshop.sign(manifest, by: "one", [])))
    cases.append(("one", try workshop.sign(manifest, by: "one", ["-noattr"])))
    cases.append(("two", try workshop.sign(manifest, by: "one")))
    cases.append(("one", try workshop.sign(manifest + [0x0a], by: "one")))
    for place in 0..<3 {
      var changed = cases[place].bytes
      changed[changed.count - 1] ^= 1
      cases.append((cases[place].name, changed))
    }
    cases.append(("one", Array("garbage".utf8)))
    for (place, one) in cases.enumerated() {
      let certificate = try X509Certificate.list(workshop.folder.bytes("\(one.name).pem"))[0]
      let path = BundleLayout.certificateSignature(certificate.digest)
      try bundle.write(path, one.bytes)
      let outcome = try bundle.verify(.fingerprint(forge.vault.fingerprint)).outcome
      #expect(outcome == ([0, 1, 2, 4, 5, 10].contains(place) ? .verified : .badSignature), "\(place)")
      #expect(try check(bundle, of: forge) == outcome.exitCode, "\(place)")
      try FileManager.default.removeItem(at: bundle.url(path))
    }
  }

  private func check(_ bundle: BundleFolder, of forge: Forge) throws -> Int32 {
    let script = Vectors.projectFolder.appending(path: "Tests/IndependentChecker/check.py").path
    let fingerprint = forge.vault.fingerprint.description
    let output = try ExternalTool("python3").run(
      ["-B", script, "bundle", bundle.temporary.url.path, "--fingerprint", fingerprint])
    print(output.text + output.errors, terminator: "")
    return output.status
  }
}
