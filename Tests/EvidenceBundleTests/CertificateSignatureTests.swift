import CMSSignature
import Custody
import TestSupport
import Testing
import Timestamping
import VaultCrypto
import VaultFiles

@testable import EvidenceBundle

/// Signatures by certificates beside a member's, as a verifier sees them.
@Suite(.enabled(if: CertificateWorkshop.isThere, "openssl is missing"))
struct CertificateSignatureTests {
  private let forge: Forge
  private let bundle: BundleFolder
  private let manifest: [UInt8]
  private let workshop: CertificateWorkshop
  private let roots: [X509Certificate]
  private let later = Timestamp("2030-01-01T00:00:00Z")!

  init() throws {
    forge = try Forge()
    bundle = try forge.written()
    manifest = try bundle.read(BundleLayout.tagManifest)
    workshop = try CertificateWorkshop()
    try workshop.certificate("signer", until: "20280101000000Z")
    roots = try X509Certificate.list(workshop.folder.bytes("root.pem"))
  }

  /// Where the signature by a certificate of the workshop's lies.
  private func path(_ name: String) throws -> String {
    let certificates = try X509Certificate.list(workshop.folder.bytes("\(name).pem"))
    return BundleLayout.certificateSignature(certificates[0].digest)
  }

  private func verify(
    _ lists: [RevocationList] = [], at moment: Timestamp = SpecimenVault.now, believesCertificates: Bool = true,
    believesTime: Bool = false, requires: Bool = false
  ) throws -> BundleReport {
    let trust = BundleTrust(
      fingerprint: forge.vault.fingerprint,
      certificates: believesCertificates ? CertificateTrust(certificates: roots, lists: lists) : nil,
      requiresCertificate: requires)
    let time = TimeQuestion(
      trust: believesTime ? TimestampTrust(certificates: roots) : nil, moment: moment.seconds)
    return try BundleVerifier.verify(bundle.folder, trust: trust, time: time, now: moment)
  }

  /// Whoever has a bundle can add files there; those take nothing from the others.
  @Test func moreThanAreLookedAtAreNoDamage() throws {
    try bundle.write(path("signer"), workshop.sign(manifest, by: "signer"))
    for number in 0..<1000 {
      let digest = "ff" + String(repeating: "0", count: 58) + String(10_000 + number).suffix(4)
      try bundle.write(BundleLayout.certificateSignature(#require(SHA256Digest(hex: digest))), [0x30, 0])
    }
    let report = try verify()
    #expect(Set(report.findings.map(\.code)) == [.cmsMalformed, .signaturesTooMany])
    #expect(report.certificates.count == 1000)
    #expect(report.certificates.contains { $0.verdict?.word == .valid })
    let tooMany = report.findings.filter { $0.code == .signaturesTooMany }
    #expect(tooMany.map(\.severity) == [.advisory] && tooMany[0].path == BundleLayout.signatureFolder)
  }

  /// Those of members are looked at whatever lies beside them.
  @Test func strangersDoNotPushMembersOut() throws {
    let good = try verify(believesCertificates: false)
    for number in 0...1000 {
      let name = String(repeating: "-", count: 38) + String(10_000 + number)
      try bundle.write(BundleLayout.signature(name), [0x0a])
    }
    let report = try verify(believesCertificates: false)
    #expect(Set(report.findings.map(\.code)) == [.malformedSignature, .signaturesTooMany])
    #expect(report.signers.map(\.kid) == good.signers.map(\.kid) && !report.signers.isEmpty)
  }

  @Test func eachIsJudgedAlone() throws {
    try workshop.certificate("mail", key: "rsa:2048", extensions: "mail")
    try workshop.certificate("web", extensions: "web")
    for name in ["signer", "mail", "web"] {
      try bundle.write(path(name), workshop.sign(manifest, by: name))
    }
    let report = try verify()
    #expect(report.outcome == .verified && report.findings.map(\.code) == [.certificateWrongKeyUsage])
    #expect(report.findings.map(\.path) == [try path("web")] && report.findings[0].severity == .advisory)
    let words = Dictionary(uniqueKeysWithValues: report.certificates.map { ($0.path, $0.verdict?.word) })
    #expect(words == [try path("signer"): .valid, try path("mail"): .valid, try path("web"): .wrongKeyUsage])
    #expect(report.certificates.allSatisfy { $0.verdict?.moment == SpecimenVault.now.seconds && $0.timestamp == nil })
    let silent = try verify(believesCertificates: false)
    #expect(silent.findings.isEmpty && silent.certificates.allSatisfy { $0.verdict?.word == .unverifiable })
  }

  @Test func verdictsChangeNoOutcomeUnlessAsked() throws {
    try bundle.write(path("signer"), workshop.sign(manifest, by: "signer"))
    let lists = try RevocationList.list(workshop.revoke("signer"))
    let cases: [(BundleFindingCode, Timestamp, [RevocationList])] = [
      (.certificateExpired, later, []), (.certificateNotYetValid, Timestamp("2019-01-01T00:00:00Z")!, []),
      (.certificateRevoked, SpecimenVault.now, lists),
    ]
    for (code, moment, lists) in cases {
      let report = try verify(lists, at: moment)
      #expect(report.findings.map(\.code).contains(code) && report.outcome == .verified, "\(code)")
      let required = try verify(lists, at: moment, requires: true)
      #expect(required.findings.map(\.code).contains(.certificateMissing) && required.outcome == .notTrusted)
    }
    #expect(try verify(requires: true).outcome == .verified)
    // A list that lies beside the signature counts as well.
    let name = TimestampFileName(.revocations, lists[0].der).description
    try bundle.write(try path("signer") + "." + name, lists[0].der)
    #expect(try verify().findings.map(\.code) == [.certificateRevoked])
  }

  @Test func strangersCertificates() throws {
    try workshop.found("stranger")
    try workshop.certificate("other", issuer: "stranger")
    try bundle.write(path("other"), workshop.sign(manifest, by: "other"))
    #expect(try verify().findings.map(\.code) == [.certificateUnknownRoot])
    try workshop.certificate("weak", key: "rsa:1024", extensions: "root", issuer: "root")
    try workshop.certificate("below", issuer: "weak")
    try bundle.write(path("below"), workshop.sign(manifest, by: "below", others: "weak.pem"))
    #expect(Set(try verify().findings.map(\.code)) == [.certificateUnknownRoot, .certificateInvalid])
  }

  @Test func aBrokenSignatureBreaksTheBundle() throws {
    try workshop.certificate("second")
    try workshop.certificate("odd", key: "ec:P-521")
    let good = try workshop.sign(manifest, by: "signer")
    let two = ["-cades", "-signer", "second.pem", "-inkey", "second.key"]
    let cases: [(BundleFindingCode, [UInt8])] = [
      (.cmsMalformed, Array("garbage".utf8)), (.cmsMalformed, good + [0]),
      (.cmsAttachedContent, try workshop.sign(Array(manifest.prefix(100)), by: "signer", ["-cades", "-nodetach"])),
      (.cmsSeveralSigners, try workshop.sign(manifest, by: "signer", two)),
      (.cmsNoSignedAttributes, try workshop.sign(manifest, by: "signer", ["-noattr"])),
      (.cmsNoSigningCertificate, try workshop.sign(manifest, by: "signer", [])),
      (.cmsNoCertificate, try workshop.sign(manifest, by: "signer", ["-cades", "-nocerts"])),
      (.cmsWeakAlgorithm, try workshop.sign(manifest, by: "signer", ["-cades", "-md", "sha1"])),
      (.cmsUnsupportedKey, try workshop.sign(manifest, by: "odd")),
      (.cmsOtherContent, try workshop.sign(manifest + [0x0a], by: "signer")),
      (.cmsBadSignature, Array(good.dropLast()) + [good[good.count - 1] ^ 1]),
      (.cmsWrongName, try workshop.sign(manifest, by: "second")),
    ]
    let path = try path("signer")
    for (code, bytes) in cases {
      try bundle.write(path, bytes)
      let report = try verify()
      #expect(report.findings.map(\.code) == [code] && report.outcome == .badSignature, "\(code): \(report.findings)")
      #expect(report.certificates.map(\.path) == [path] && report.certificates[0].verdict == nil)
      #expect(report.verdicts[.authorship] == .failed)
    }
    try bundle.write(path, good + [UInt8](repeating: 0, count: 1 << 16))
    #expect(try verify().findings.map(\.code) == [.tooLarge])
    try bundle.write(path, good)
    #expect(try verify().outcome == .verified)
    try bundle.write("signatures/court.p7s", good)
    #expect(try verify().findings.map(\.code) == [.unknownSignatureFile])
  }

  @Test func anotherCertificateOfTheKey() throws {
    try workshop.certificate("first", extensions: "identified")
    try workshop.reissue("again", of: "first", extensions: "identified")
    let options = ["-cades", "-keyid", "-nocerts"]
    try bundle.write(path("again"), workshop.sign(manifest, by: "first", options, others: "again.pem"))
    #expect(try verify().findings.map(\.code) == [.cmsOtherCertificate])
  }

  /// What was signed while the certificate was valid, and has a timestamp that says so, stays so.
  @Test func aTimestampKeepsItValid() async throws {
    try workshop.certificate("tsa", extensions: "tsa", until: "20450101000000Z")
    let signature = try CMSSignature(workshop.sign(manifest, by: "signer"))
    try bundle.write(path("signer"), signature.bytes)
    #expect(try verify(at: later, believesTime: true).certificates[0].verdict?.word == .expired)
    let stamped = try signature.adding(workshop.answer(signature.request().der, by: "tsa"))
    try bundle.write(path("signer"), stamped.bytes)
    let report = try verify(at: later, believesTime: true, requires: true)
    #expect(report.certificates[0].verdict?.word == .valid && report.certificates[0].timestamp?.isGood == true)
    #expect(report.outcome == .verified && report.exhibits.allSatisfy { $0.existedBy != nil })
    // A timestamp by somebody who is not believed keeps nothing.
    #expect(try verify(at: later).certificates[0].verdict?.word == .expired)
    // The other way: beside the file, and so over all of it.
    try bundle.write(path("signer"), signature.bytes)
    let places = try BundleTimestamps.all(in: bundle.folder.path)
    let place = try #require(places.first { $0.record.bytes == signature.bytes })
    let answer = try workshop.answer(place.request(policy: nil).der, by: "tsa")
    _ = try BundleTimestamps.attach(answer, request: nil, lists: [], to: places)
    #expect(try verify(at: later, believesTime: true).certificates[0].verdict?.word == .valid)
    // Revoked since: it was there before, by a second or two.
    try await Task.sleep(for: .milliseconds(2100))
    let lists = try RevocationList.list(workshop.revoke("signer"))
    #expect(try verify(lists, at: later, believesTime: true).certificates[0].verdict?.word == .valid)
    #expect(try verify(lists, at: SpecimenVault.now).certificates[0].verdict?.word == .revoked)
  }

  @Test func signaturesAreAddedAndNeverReplaced() throws {
    let signing = BundleSigning(try bundle.folder, tagManifest: manifest)
    let first = try CMSSignature(workshop.sign(manifest, by: "signer"))
    let second = try CMSSignature(workshop.sign(manifest, by: "signer", ["-cades", "-md", "sha512"]))
    #expect(try !signing.add(first).wasKnown)
    #expect(try signing.add(first).wasKnown)
    #expect(throws: BundleSigningError.self) { try signing.add(second) }
    let other = try CMSSignature(workshop.sign(manifest + [0], by: "signer"))
    #expect(throws: BundleSigningError.self) { try signing.add(other) }
    #expect(try bundle.read(path("signer")) == first.bytes)
    #expect(try bundle.names.filter { $0.contains(".new") }.isEmpty)
    #expect(try verify().outcome == .verified)
  }
}
