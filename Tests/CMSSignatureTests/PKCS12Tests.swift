import TestSupport
import Testing
import VaultCrypto

@testable import CMSSignature

/// Files with keys: what opens, and in which words the others are refused.
@Suite(.enabled(if: CertificateWorkshop.isThere, "openssl is missing"))
struct PKCS12Tests {
  private let workshop: CertificateWorkshop

  init() throws {
    workshop = try CertificateWorkshop()
    try workshop.certificate("signer")
  }

  private func code(_ file: [UInt8], _ passphrase: String) -> PKCS12Error.Code? {
    do throws(PKCS12Error) {
      let identity = try CertificateIdentity(pkcs12: file, passphrase: StockToolTests.passphrase(passphrase))
      #expect(identity.certificate.subject == "CN=signer (invented)")
      return nil
    } catch {
      return error.code
    }
  }

  @Test(arguments: ["correct horse", "пароль", ""])
  func opens(_ passphrase: String) throws {
    let file = try workshop.pkcs12("signer", passphrase: passphrase)
    #expect(code(file, passphrase) == nil)
    #expect(code(file, "another") == .wrongPassphrase)
    #expect(code(file, passphrase + "\0") == .wrongPassphrase)
  }

  /// Whose certificates lie in the same file beside, is nobody's business who gets a signature.
  @Test func othersStayBehind() throws {
    try workshop.certificate("stranger")
    let both = try workshop.folder.bytes("chain.pem") + workshop.folder.bytes("stranger.pem")
    try workshop.folder.write(both, to: "both.pem")
    let file = try workshop.pkcs12("signer", passphrase: "p", ["-certfile", "both.pem"])
    let identity = try CertificateIdentity(pkcs12: file, passphrase: StockToolTests.passphrase("p"))
    #expect(
      identity.chain.map(\.digest) == (try X509Certificate.list(workshop.folder.bytes("chain.pem"))).map(\.digest))
  }

  @Test func refused() throws {
    #expect(code([], "p") == .malformed && code(Array("garbage".utf8), "p") == .malformed)
    let legacy = try workshop.pkcs12("signer", passphrase: "p", ["-legacy"])
    #expect(code(legacy, "p") == .legacyEncryption)
    #expect(code(legacy, "q") == .wrongPassphrase)
    #expect(code(try workshop.pkcs12("signer", passphrase: "p", ["-nokeys"]), "p") == .noKey)
    let good = try workshop.pkcs12("signer", passphrase: "p")
    for count in stride(from: 1, to: good.count, by: 97) {
      #expect(code(Array(good.prefix(count)), "p") != nil)
    }
  }
}
