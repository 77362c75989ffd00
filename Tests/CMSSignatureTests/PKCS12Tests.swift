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

  /// Whoever gives somebody a file cannot keep their machine busy with it: neither by one part of it, nor by many.
  @Test func asksForNoMoreRoundsThanAreDone() throws {
    let few = try workshop.pkcs12("signer", passphrase: "p", ["-iter", "100000"])
    #expect(code(few, "p") == nil)
    // The number as DER has it, replaced by one as long.
    let old: [UInt8] = [0x02, 0x03, 0x01, 0x86, 0xa0]
    let places = few.indices.filter { few[$0...].starts(with: old) }
    #expect(places.count >= 2)
    // The last one is that of the digest, which is over the others.
    var digest = few
    let last = try #require(places.last)
    digest.replaceSubrange(last..<(last + old.count), with: [0x02, 0x03, 0x7f, 0xff, 0xff])
    #expect(code(digest, "p") == .tooManyRounds)
    let plain = try workshop.pkcs12("signer", passphrase: "p", ["-iter", "100000", "-nomac"])
    for place in plain.indices where plain[place...].starts(with: old) {
      var changed = plain
      changed.replaceSubrange(place..<(place + old.count), with: [0x02, 0x03, 0x7f, 0xff, 0xff])
      #expect(code(changed, "p") == .tooManyRounds)
    }
    // Each part asks for less than may be asked for, all of them for more.
    let three = try workshop.pkcs12("signer", passphrase: "p", ["-iter", "1900000"])
    #expect(code(three, "p") == .tooManyRounds)
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
