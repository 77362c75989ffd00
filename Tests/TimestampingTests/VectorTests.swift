import Foundation
import TestSupport
import Testing
import Timestamping
import VaultCrypto

/// Every row of `rfc3161/EXPECTED.tsv`, judged by the verdict that it names. Rows without a time are judged at the token's own, as
/// those who wrote them do.
@Suite(.enabled(if: Vectors.has("rfc3161"), "the rfc3161 vectors are not on this machine"))
struct VectorTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let file: String
    let input: String
    let expect: String
    let reason: String

    var testDescription: String { "\(file) [\(input)] \(expect)" }
  }

  static let folder = Vectors.folder("rfc3161")

  static let rows: [Row] = {
    let bytes = (try? Vectors.bytes(folder.appending(path: "EXPECTED.tsv"))) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
      return Row(file: columns[0], input: columns[1], expect: columns[2], reason: columns[3])
    }
  }()

  /// What is refused for which reason; the reasons are those of the table, the codes ours.
  static let refusals: [String: Set<TimestampError.Code>] = [
    "message imprint mismatch": [.wrongImprint], "mismatched message": [.wrongImprint], "nonce mismatch": [.wrongNonce],
    "answers other_request.der; also chains to a different test CA": [.wrongImprint, .wrongNonce],
    "CMS signature broken": [.badSignature], "PKIStatus rejection, badAlg": [.notGranted],
    "RESPONSE with PKIStatus rejection, badAlg": [.notGranted], "PKIStatus rejection with text": [.notGranted],
    "not valid DER": [.malformed], "response has no nonce": [.wrongNonce], "policy mismatch": [.wrongPolicy],
    "eContentType is id-data, not id-ct-TSTInfo": [.malformed], "TSTInfo not parseable": [.malformed],
    "TSTInfo version 2": [.malformed], "imprint algorithm OID is sha1WithRSAEncryption": [.weakAlgorithm],
    "no ESS signingCertificateV2 attribute": [.signerNotFixed],
    "ESSCertIDv2 hash does not match signer": [.signerNotFixed], "ESSCertIDv2 uses SHA-1": [.weakAlgorithm],
    "attribute not parseable": [.malformed], "attribute lists no certificate": [.signerNotFixed],
    "issuer name missing in IssuerSerial": [.signerNotFixed, .badSignature], "no SignerInfo": [.wrongSignerCount],
    "SignerInfo version": [.malformed], "signer not found": [.signerMissing], "SHA-1": [.weakAlgorithm, .malformed],
    "content type": [.malformed, .wrongSignerCount], "contentType attribute missing": [.malformed],
    "contentType attribute wrong": [.malformed], "signingTime not parseable": [.malformed],
    "signingTime before cert validity": [.notYetValid, .badSignature],
    "certificates not parseable": [.signerNotFixed], "signature": [.badSignature],
    "messageDigest attribute missing": [.badSignature], "no signed attributes": [.malformed],
  ]

  @Test(arguments: rows) func verdict(_ row: Row) throws {
    let bytes = try Vectors.bytes(Self.folder.appending(path: row.file))
    if row.file.hasSuffix("request.der") {
      let request = try TimestampRequest(bytes)
      #expect(request.wantsCertificate && request.imprint.covers(Array("hello".utf8)))
      #expect(request.der == bytes)
      return
    }
    let outcome = Result { () throws(TimestampError) in try judge(bytes, row) }
    switch (row.expect, outcome) {
    case ("accept", .success), ("parse", .success): break
    case ("policy", .failure(let error)):
      // Two signatures, one of them bad: we go by RFC 3161 and want exactly one.
      #expect(error.code == .wrongSignerCount, "\(error)")
    case ("policy", .success):
      // A first-version signingCertificate is RFC 3161's own.
      #expect(row.file.hasSuffix("WithSigningCertificateV1.p7s"))
    case ("reject", .failure(let error)):
      let isAboutSigner = row.reason.hasPrefix("signer certificate absent") || row.reason.contains("spoofed cert")
      let codes = try #require(isAboutSigner ? [.signerMissing] : Self.refusals[row.reason])
      #expect(codes.contains(error.code), "\(error)")
    default: Issue.record("\(outcome)")
    }
  }

  private func judge(_ bytes: [UInt8], _ row: Row) throws(TimestampError) -> TimestampEvidence? {
    let token = try TimestampToken(bytes)
    let input = try? Input(row)
    let roots = input?.roots ?? []
    // Where a row gives no data, the token's imprint is not in question.
    if let data = input?.data, !token.info.imprint.covers(data) {
      throw TimestampError(.wrongImprint, "")
    }
    if let request = input?.request { try token.check(answers: request) }
    if row.input.contains("nonce 63456") {
      try token.check(answers: TimestampRequest(SHA256.hash(Array("notation".utf8))))
    }
    if row.input.contains("nonce changed"),
      var query = try? Vectors.bytes(Self.folder.appending(path: "rfc3161-client/test_tsa/request.der"))
    {
      // The last byte of the nonce, before certReq.
      query[query.count - 4] ^= 1
      try token.check(answers: TimestampRequest(query))
    }
    if row.expect == "parse" { return nil }
    let policies = row.input.contains("policy OID 1") ? [PolicyIdentifier("1.2.3")].compactMap { $0 } : []
    if row.expect == "policy", row.input.isEmpty {
      _ = try token.signer()
      return nil
    }
    let verifier = TimestampVerifier(TimestampTrust(certificates: roots, policies: Set(policies)))
    let evidence = try verifier.evidence(token, lists: [], at: input?.time ?? token.info.seconds)
    if row.input.contains("Spoofed"), !evidence.signer.subject.contains("Spoofed") {
      throw TimestampError(.signerMissing, "")
    }
    return evidence
  }
}
