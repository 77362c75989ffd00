import TestSupport
import Testing
import Timestamping
import VaultCrypto

@testable import CMSSignature

/// What a certificate is worth, and when.
@Suite(.enabled(if: CertificateWorkshop.isThere, "openssl is missing"))
struct JudgingTests {
  private let content = StockToolTests.content
  private let workshop: CertificateWorkshop
  private let roots: [X509Certificate]
  /// 2027-01-15 and 2030-01-01.
  private let now: Int64 = 1_800_000_000
  private let later: Int64 = 1_893_456_000

  init() throws {
    workshop = try CertificateWorkshop()
    roots = try X509Certificate.list(workshop.folder.bytes("root.pem"))
  }

  private func signed(_ name: String) throws -> CMSSignature {
    let signature = try CMSSignature(workshop.sign(content, by: name))
    try signature.verify(content)
    return signature
  }

  private func word(_ signature: CMSSignature, at moment: Int64? = nil, _ lists: [RevocationList] = [])
    -> CertificateVerdict.Word
  {
    let verdict = signature.judge(CertificateTrust(certificates: roots, lists: lists), at: moment ?? now)
    #expect(verdict.moment == moment ?? now && verdict.reason.isEmpty == (verdict.word == .valid))
    return verdict.word
  }

  @Test func validity() throws {
    try workshop.certificate("short", from: "20260101000000Z", until: "20280101000000Z")
    let signature = try signed("short")
    #expect(word(signature) == .valid)
    #expect(word(signature, at: later) == .expired)
    #expect(word(signature, at: 1_700_000_000) == .notYetValid)
    #expect(signature.judge(nil, at: later).word == .unverifiable)
  }

  @Test(arguments: [
    ("document", true), ("mail", true), ("bare", true), ("encipher", false), ("web", false), ("tsa", false),
  ])
  func keyUsage(_ extensions: String, isGood: Bool) throws {
    try workshop.certificate("signer", extensions: extensions)
    #expect(word(try signed("signer")) == (isGood ? .valid : .wrongKeyUsage))
  }

  @Test func chains() throws {
    try workshop.found("stranger")
    try workshop.certificate("signer", issuer: "stranger")
    #expect(word(try signed("signer")) == .unknownRoot)
    try workshop.certificate("weak", key: "rsa:1024", extensions: "root")
    try workshop.certificate("below", issuer: "weak")
    let below = try CMSSignature(workshop.sign(content, by: "below", others: "weak.pem"))
    let trust = CertificateTrust(certificates: roots + (try X509Certificate.list(workshop.folder.bytes("chain.pem"))))
    #expect(below.judge(trust, at: now).word == .invalid)
  }

  @Test(arguments: ["keyCompromise", "superseded"])
  func revoked(_ reason: String) throws {
    try workshop.certificate("signer")
    let signature = try signed("signer")
    try workshop.certificate("other")
    let nothing = try RevocationList.list(workshop.revoke("other", reason: reason))
    #expect(word(signature, nothing) == .valid)
    #expect(try stockToolAccepts(signature))
    let lists = try RevocationList.list(workshop.revoke("signer", reason: reason))
    // The list is of today; the question may be of any day after.
    #expect(word(signature, at: later, lists) == .revoked)
    #expect(try !stockToolAccepts(signature))
    // What was there before stays good.
    #expect(word(signature, at: 1_600_000_000, lists) == .valid)
    // Another authority's list says nothing.
    let stranger = try CertificateWorkshop()
    try stranger.certificate("signer")
    #expect(word(signature, at: later, try RevocationList.list(stranger.revoke("signer", reason: reason))) == .valid)
  }

  /// libcrypto looks at the list that suits the time best, which need not be the one that knows.
  @Test func revokedByOneListOfSeveral() throws {
    try workshop.certificate("signer")
    try workshop.certificate("other")
    let signature = try signed("signer")
    let before = try RevocationList.list(workshop.revoke("other"))
    let after = try RevocationList.list(workshop.revoke("signer", issued: "20380101000000Z"))
    let moment = now + 86_400
    #expect(word(signature, at: moment, before) == .valid)
    for lists in [before + after, after + before, after] { #expect(word(signature, at: moment, lists) == .revoked) }
  }

  /// As a bundle's README.txt says: the newest list is appended to the roots.
  private func stockToolAccepts(_ signature: CMSSignature) throws -> Bool {
    let roots = try workshop.folder.bytes("root.pem") + workshop.folder.bytes("crl.pem")
    try workshop.folder.write(roots, to: "roots-and-list.pem")
    return try workshop.verify(
      signature.bytes, over: content, ["-cades", "-crl_check"], roots: "roots-and-list.pem"
    ).isGood
  }

  @Test func timestamps() throws {
    try workshop.certificate("signer", until: "20280101000000Z")
    try workshop.certificate("tsa", extensions: "tsa", until: "20450101000000Z")
    let signature = try signed("signer")
    let request = try signature.request()
    let answer = try workshop.answer(request.der, by: "tsa")
    let stamped = try signature.adding(answer, answers: request)
    try stamped.verify(content)
    #expect(stamped.value == signature.value && stamped.bytes != signature.bytes)
    let checked = try workshop.verify(stamped.bytes, over: content)
    #expect(checked.isGood, "\(checked.said)")
    let verdict = TimeQuestion(trust: TimestampTrust(certificates: roots), moment: later)
      .verdict(on: stamped.timestamps("name"))
    let existed = try #require(verdict?.existedBy)
    #expect(verdict?.tokens.map(\.name).allSatisfy { $0.hasPrefix("name/tsr-") } == true)
    #expect(word(stamped, at: later) == .expired && word(stamped, at: existed) == .valid)
    // A token over another signature is not taken, nor is one that answers another request.
    let other = try signed("signer")
    #expect(throws: TimestampError(.wrongImprint, "")) { try other.adding(answer) }
    #expect(throws: TimestampError(.wrongNonce, "")) { try signature.adding(answer, answers: signature.request()) }
    #expect(throws: TimestampError(.malformed, "")) { try signature.adding([1, 2, 3]) }
    // One that somebody put there all the same counts for nothing.
    let token = try TimestampToken(answer).contentInfo
    let forged = try CMSSignature(SignedMessage(other.bytes).adding(signatureTimestamp: token))
    let refused = TimeQuestion(trust: TimestampTrust(certificates: roots), moment: later)
      .verdict(on: forged.timestamps("name"))
    #expect(refused?.existedBy == nil && refused?.tokens.first?.error?.code == .wrongImprint)
  }
}
