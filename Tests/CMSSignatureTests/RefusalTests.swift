import TestSupport
import Testing
import VaultCrypto

@testable import CMSSignature

/// Each way in which a signature is not what it should be has a code of its own.
@Suite(.enabled(if: CertificateWorkshop.isThere, "openssl is missing"))
struct RefusalTests {
  private let content = StockToolTests.content
  private let workshop: CertificateWorkshop

  init() throws {
    workshop = try CertificateWorkshop()
    try workshop.certificate("signer")
  }

  private func code(_ bytes: [UInt8]) -> CMSSignatureError.Code? {
    do throws(CMSSignatureError) {
      try CMSSignature(bytes).verify(content)
      return nil
    } catch {
      #expect(!error.reason.isEmpty)
      return error.code
    }
  }

  @Test func garbage() throws {
    let good = try workshop.sign(content, by: "signer")
    #expect(code(good) == nil)
    for bytes in [[], [0], Array("garbage".utf8), good + [0], Array(good.dropLast()), Array(good.dropFirst())] {
      #expect(code(bytes) == .malformed)
    }
    #expect(code(try workshop.folder.bytes("signer.pem")) == .malformed)
    #expect(code(good + [UInt8](repeating: 0, count: 1 << 16)) == .tooLarge)
  }

  @Test func shapes() throws {
    try workshop.certificate("other")
    let second = ["-signer", "other.pem", "-inkey", "other.key"]
    let cases: [(CMSSignatureError.Code, [String])] = [
      (.attachedContent, ["-cades", "-nodetach"]), (.severalSigners, ["-cades"] + second),
      (.noSignedAttributes, ["-noattr"]), (.noSigningCertificate, []), (.noCertificate, ["-cades", "-nocerts"]),
      (.weakAlgorithm, ["-cades", "-md", "sha1"]), (.malformed, ["-cades", "-econtent_type", "1.2.3.4"]),
    ]
    for (wanted, options) in cases {
      #expect(code(try workshop.sign(content, by: "signer", options)) == wanted, "\(options)")
    }
  }

  /// The signer's key is named, and the certificate that lies there is another one of that key.
  @Test func anotherCertificate() throws {
    try workshop.certificate("first", extensions: "identified")
    try workshop.reissue("second", of: "first", extensions: "identified")
    let options = ["-cades", "-keyid", "-nocerts"]
    #expect(code(try workshop.sign(content, by: "first", options, others: "first.pem")) == nil)
    #expect(code(try workshop.sign(content, by: "first", options, others: "second.pem")) == .otherCertificate)
  }

  @Test(arguments: ["rsa:1024", "ec:P-521", "ec:secp256k1"])
  func keys(_ key: String) throws {
    try workshop.certificate("odd", key: key)
    #expect(code(try workshop.sign(content, by: "odd")) == .unsupportedKey)
    let file = try workshop.pkcs12("odd", passphrase: "p")
    #expect(throws: PKCS12Error.self) {
      try CertificateIdentity(pkcs12: file, passphrase: StockToolTests.passphrase("p"))
    }
  }

  @Test func otherBytes() throws {
    let good = try workshop.sign(content, by: "signer")
    #expect(code(try workshop.sign(content + [0], by: "signer")) == .otherContent)
    // The signature's value is the last thing in a message without unsigned attributes.
    var changed = good
    changed[changed.count - 1] ^= 1
    #expect(code(changed) == .notAuthentic)
  }

  /// Whatever byte is changed: it is refused, or it is still the same certificate's signature over the same bytes.
  @Test func everyByte() throws {
    let good = try workshop.sign(content, by: "signer")
    let own = try CMSSignature(good)
    var accepted = 0
    for place in good.indices {
      var changed = good
      changed[place] ^= 0x04
      guard let read = try? CMSSignature(changed), (try? read.verify(content)) != nil else { continue }
      accepted += 1
      #expect(read.certificate.digest == own.certificate.digest && read.value == own.value, "\(place)")
      #expect((try? read.verify(content + [0])) == nil)
    }
    // What lies in it and is not signed: the certificate of the authority.
    #expect(accepted < good.count / 2)
  }
}
