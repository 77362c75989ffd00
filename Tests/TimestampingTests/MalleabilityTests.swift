import Foundation
import TestSupport
import Testing
import Timestamping
import VaultCrypto

/// What becomes of an answer that was changed on its way.
@Suite(.enabled(if: Vectors.has("rfc3161"), "the rfc3161 vectors are not on this machine"))
struct MalleabilityTests {
  let answer: [UInt8]
  let verifier: TimestampVerifier
  let good: TimestampEvidence

  init() throws {
    let folder = Vectors.folder("rfc3161").appending(path: "rfc3161-client/sigstage")
    answer = try Vectors.bytes(folder.appending(path: "response-sha256.tsr"))
    let roots = try X509Certificate.list(Vectors.bytes(folder.appending(path: "ts_chain.pem")))
    verifier = TimestampVerifier(TimestampTrust(certificates: roots.filter(\.isSelfSigned)))
    let token = try TimestampToken(answer)
    good = try verifier.evidence(token, lists: [], at: token.info.seconds)
  }

  @Test func truncated() {
    for count in 0..<answer.count {
      #expect(throws: TimestampError(.malformed, "")) { try TimestampToken(Array(answer.prefix(count))) }
    }
  }

  @Test func trailingBytes() {
    #expect(throws: TimestampError(.malformed, "")) { try TimestampToken(answer + [0]) }
    #expect(throws: TimestampError(.malformed, "")) { try TimestampToken(answer + answer) }
  }

  @Test(
    arguments: [
      [0x30, 0x84, 0x7f, 0xff, 0xff, 0xff], [0x30, 0x88, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      [0x30, 0x80], [0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x06, 0x09], [], [0x30], [0x3f, 0x01, 0x00],
    ] as [[UInt8]])
  func hugeLengths(_ bytes: [UInt8]) {
    #expect(throws: TimestampError(.malformed, "")) { try TimestampToken(bytes) }
    #expect(throws: TimestampError(.malformed, "")) { try TimestampRequest(bytes) }
  }

  @Test func tooLong() {
    let bytes = [UInt8](repeating: 0x30, count: TimestampToken.maximumByteCount + 1)
    #expect(throws: TimestampError(.malformed, "")) { try TimestampToken(bytes) }
  }

  /// A flipped bit makes it worthless, or is in something that nobody signed and nobody goes by.
  @Test func flippedBits() throws {
    var harmless = 0
    for place in answer.indices {
      var changed = answer
      changed[place] ^= 1
      guard let token = try? TimestampToken(changed),
        let evidence = try? verifier.evidence(token, lists: [], at: token.info.seconds)
      else { continue }
      harmless += 1
      #expect(evidence.info.imprint == good.info.imprint && evidence.info.existedBy == good.info.existedBy)
      #expect(evidence.signer.digest == good.signer.digest && evidence.info.serial == good.info.serial)
    }
    #expect(harmless < 100)
  }

  /// An answer is kept as it came; a bare token gets the envelope of an answer.
  @Test func bareToken() throws {
    let folder = Vectors.folder("rfc3161").appending(path: "tspclient-go/testdata")
    let bytes = try Vectors.bytes(folder.appending(path: "TimeStampToken.p7s"))
    let token = try TimestampToken(bytes)
    #expect(token.response != bytes)
    #expect(try TimestampToken(token.response).info.serial == token.info.serial)
    #expect(try TimestampToken(answer).response == answer)
  }
}
