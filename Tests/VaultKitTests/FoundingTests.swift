import Custody
import TestSupport
import Testing
import VaultCrypto
import VaultFiles
import VaultKit

@Suite struct FoundingTests {
  private let scratch: TemporaryFolder
  private let identity: MemberIdentity

  init() throws {
    scratch = try TemporaryFolder()
    identity = try MemberIdentity.generate()
  }

  private func found(_ name: String, label: String = "custodian-1") throws -> VaultFounding.Founded {
    try VaultFounding.found(
      at: FilePath(scratch.path(name)), by: identity, label: label, acceptsWeakStorage: true, pin: { _ in })
  }

  @Test func aVaultHasWhatTheFormatSays() throws {
    let fingerprint = try found("v").fingerprint
    let files = scratch.files("v")
    #expect(
      files.filter { $0.hasPrefix("log/") } == ["log/checkpoint", "log/tile/0/000.p/2", "log/tile/entries/000.p/2"])
    #expect(files.filter { $0.hasPrefix("keys/roster") } == ["keys/roster/000001.sd-jwt"])
    let keys = ["control", "general", "identities"].map { "keys/compartments/\($0)/1/\(identity.signer.kid).age" }
    #expect(files.filter { $0.hasPrefix("keys/compartments") } == keys)
    #expect(files.filter { $0.hasPrefix("objects/") }.count == 1)
    let report = try VaultCheck(FilePath(scratch.path("v"))).keyless(fingerprint: fingerprint)
    #expect(report.outcome == .verified && report.fingerprint == fingerprint && report.entryCount == 2)
    let other = Fingerprint(SHA256.hash([1]))
    #expect(try VaultCheck(FilePath(scratch.path("v"))).keyless(fingerprint: other).outcome == .notTrusted)
  }

  @Test func onlyWhoeverComparedTheFingerprintWorksWithIt() throws {
    let fingerprint = try found("v").fingerprint
    let vault = try Vault(FilePath(scratch.path("v")))
    #expect(vault.fingerprint == fingerprint)
    #expect(refusal { try UnlockedVault(vault, identity: identity) } == .notTrusted)
    #expect(refusal { try UnlockedVault(vault, identity: .generate()) } == .wrongIdentity)
    var knowing = identity
    knowing.knownVaults = [fingerprint]
    #expect(try UnlockedVault(vault, identity: knowing).member.label == "custodian-1")
  }

  @Test func aFolderInUseIsLeftAsItIs() throws {
    try scratch.write([1], to: "used/file")
    #expect(refusal { try found("used") } == .failed)
    #expect(scratch.files("used") == ["file"])
    #expect(refusal { try found("absent/deeper") } == .failed)
    #expect(!scratch.has("absent"))
  }

  @Test(arguments: ["", "Anna", "a b", "ä", "../x"]) func aNameIsNoLabel(_ label: String) {
    #expect(refusal { try found("v", label: label) } == .usage)
    #expect(!scratch.has("v"))
  }

  @Test func whatIsNoVaultIsTold() throws {
    try scratch.write([1], to: "empty/file")
    #expect(refusal { try Vault(FilePath(scratch.path("empty"))) } == .noVault)
    #expect(refusal { try Vault(FilePath(scratch.path("absent"))) } == .noVault)
    try scratch.write(Array("EvidenceVault, format 2\n".utf8), to: "later/FORMAT.txt")
    #expect(refusal { try Vault(FilePath(scratch.path("later"))) } == .noVault)
  }
}
