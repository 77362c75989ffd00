import TestSupport
import Testing
import VaultCrypto

@testable import CMSSignature

/// `openssl` accepts what we sign, and we accept what it signs.
@Suite(.enabled(if: CertificateWorkshop.isThere, "openssl is missing"))
struct StockToolTests {
  static let content = Array("5b0c1b9a  bagit.txt\n".utf8)

  static func passphrase(_ text: String) -> SecretBytes {
    var bytes = Array(text.utf8)
    return SecretBytes(taking: &bytes)
  }

  @Test(arguments: ["ec:P-256", "ec:P-384", "rsa:2048", "rsa:3072"])
  func eachAcceptsTheOther(_ key: String) throws {
    let workshop = try CertificateWorkshop()
    try workshop.certificate("signer", key: key)
    let file = try workshop.pkcs12("signer", passphrase: "correct horse")
    let identity = try CertificateIdentity(pkcs12: file, passphrase: Self.passphrase("correct horse"))
    #expect(identity.chain.map(\.subject) == ["CN=chain (invented)"])
    let ours = try CMSSignature(identity.sign(Self.content))
    #expect(ours.certificate.digest == identity.certificate.digest && ours.companions.count == 1)
    #expect(ours.signingTime != nil && ours.bytes.count < 8192)
    try ours.verify(Self.content)
    let checked = try workshop.verify(ours.bytes, over: Self.content)
    #expect(checked.isGood, "\(checked.said)")
    #expect(try !workshop.verify(ours.bytes, over: Self.content + [0]).isGood)
    let theirs = try CMSSignature(workshop.sign(Self.content, by: "signer"))
    try theirs.verify(Self.content)
    #expect(theirs.certificate.digest == identity.certificate.digest)
    let trust = CertificateTrust(certificates: try X509Certificate.list(workshop.folder.bytes("root.pem")))
    for signature in [ours, theirs] {
      let verdict = signature.judge(trust, at: 1_800_000_000)
      #expect(verdict.word == .valid && verdict.root?.subject == "CN=root" && !verdict.isRevocationKnown)
    }
  }

  @Test(arguments: [["-md", "sha384"], ["-md", "sha512"], ["-keyid"], ["-keyopt", "rsa_padding_mode:pss"]])
  func otherWaysToSign(_ options: [String]) throws {
    let workshop = try CertificateWorkshop()
    try workshop.certificate("signer", key: "rsa:2048", extensions: "root")
    let signature = try CMSSignature(workshop.sign(Self.content, by: "signer", ["-cades"] + options))
    try signature.verify(Self.content)
  }
}
