import Age
import Custody
import TestSupport
import Testing
import VaultCrypto
import VaultFiles
import VaultKit

@Suite struct IdentityFileTests {
  private let scratch: TemporaryFolder
  private let path: FilePath
  private let identity: MemberIdentity

  init() throws {
    scratch = try TemporaryFolder()
    path = FilePath(scratch.path("deep/er/identity.age"))
    var identity = try MemberIdentity.generate()
    identity.knownVaults = [Fingerprint(SHA256.hash([1])), Fingerprint(SHA256.hash([2]))]
    self.identity = identity
  }

  private func expectSame(_ other: MemberIdentity) {
    #expect(other.signer.kid == identity.signer.kid && other.created == identity.created)
    let (theirs, ours) = (other.ageIdentity?.recipient, identity.ageIdentity?.recipient)
    #expect(theirs != nil && theirs == ours)
    #expect(other.knownVaults == identity.knownVaults)
  }

  @Test func comesBackWithoutAPassphrase() throws {
    try IdentityFile.create(identity, at: path, passphrase: nil)
    #expect(try !IdentityFile.isSealed(path))
    expectSame(try IdentityFile.open(path, passphrase: nil))
    let folder = try Folder.open(path.parent)
    #expect(try folder.status("identity.age")?.mode == 0o600)
    #expect(refusal { try IdentityFile.create(identity, at: path, passphrase: nil) } == .failed)
  }

  @Test func comesBackWithItsPassphraseOnly() throws {
    var right = Array("correct horse".utf8)
    var wrong = Array("correct hors".utf8)
    let (passphrase, other) = (SecretBytes(taking: &right), SecretBytes(taking: &wrong))
    try IdentityFile.create(identity, at: path, passphrase: passphrase)
    #expect(try IdentityFile.isSealed(path))
    expectSame(try IdentityFile.open(path, passphrase: passphrase))
    #expect(refusal { try IdentityFile.open(path, passphrase: other) } == .wrongIdentity)
    #expect(refusal { try IdentityFile.open(path, passphrase: nil) } == .wrongIdentity)
    let text = String(decoding: try scratch.bytes("deep/er/identity.age"), as: UTF8.self)
    #expect(!text.contains("AGE-SECRET-KEY") && !text.contains("signing"))
  }

  @Test func whatIsNoIdentityIsRefused() throws {
    #expect(refusal { try IdentityFile.open(path, passphrase: nil) } == .wrongIdentity)
    try IdentityFile.create(identity, at: path, passphrase: nil)
    let lines = String(decoding: try scratch.bytes("deep/er/identity.age"), as: UTF8.self).split(separator: "\n")
    for secret in ["# signing seed: ", "AGE-SECRET-KEY-1"] {
      let rest = lines.filter { !$0.hasPrefix(secret) }
      #expect(rest.count == lines.count - 1)
      try Folder.open(path.parent).replace("identity.age", with: Array(rest.joined(separator: "\n").utf8))
      #expect(refusal { try IdentityFile.open(path, passphrase: nil) } == .wrongIdentity, "\(secret)")
    }
  }
}
