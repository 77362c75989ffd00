import Testing
import Timestamping
import VaultCrypto

/// Names, lists of renewals and lists of qualified certificates have one spelling each.
@Suite struct RecordTests {
  static let note = Array("a note\n".utf8)
  static let digest = SHA256.hash(note)

  @Test func manifestIsWhatSha256sumWrites() throws {
    let manifest = RenewalManifest(["tsr-b": Self.digest, "note": Self.digest])
    #expect(String(decoding: manifest.bytes, as: UTF8.self) == "\(Self.digest)  note\n\(Self.digest)  tsr-b\n")
    #expect(try RenewalManifest(parsing: manifest.bytes) == manifest)
  }

  @Test(arguments: [
    "", "\n", "x  note\n", "D  note", "D note\n", "D  no te\n", "D  note\n\n", "D  tsr\nD  note\n",
    "D  note\nD  note\n",
    "D  note\r\n", "D  \n", "D *note\n",
  ])
  func manifestRefused(_ text: String) {
    let bytes = Array(text.replacing("D", with: Self.digest.hex).utf8)
    #expect(throws: TimestampError(.malformed, "")) { try RenewalManifest(parsing: bytes) }
  }

  @Test func names() {
    let name = TimestampFileName(.token, Self.note)
    #expect(name.description == "tsr-\(Self.digest)" && TimestampFileName(name.description) == name)
    for wrong in ["tsr", "tsr-", "tsr-0", "TSR-\(Self.digest)", "tsr-\(Self.digest)0", "tsr--\(Self.digest)", "note"] {
      #expect(TimestampFileName(wrong) == nil, "\(wrong)")
    }
  }

  @Test func qualifiedLists() throws {
    let list = "# whose\n\n\(Self.digest) an authority\n\(SHA256.hash([1]))\r\n"
    #expect(try TimestampTrust.qualifiedList(Array(list.utf8)) == [Self.digest, SHA256.hash([1])])
    for wrong in ["x", " \(Self.digest)", "\(Self.digest)x"] {
      #expect(throws: TimestampError(.malformed, "")) { try TimestampTrust.qualifiedList(Array(wrong.utf8)) }
    }
  }

  /// What is not what its name says is noted, and nothing else.
  @Test func filesThatCannotBeUsed() {
    var record = TimestampRecord(name: "note", bytes: Self.note)
    record.take(TimestampFileName(.token, [1]), [2])
    record.take(TimestampFileName(.token, [1]), [1])
    record.take(TimestampFileName(.revocations, [1]), [1])
    let other = RenewalManifest(["note": SHA256.hash([9])]).bytes
    record.take(TimestampFileName(.renewal, other), other)
    #expect(record.refused.map(\.error.code) == [.wrongName, .malformed, .malformed, .wrongImprint])
    #expect(record.files.isEmpty && record.hasTokens)
    #expect(record.nextRenewal == RenewalManifest(["note": Self.digest]))
  }

  /// 64 random bits, the wish for the certificate, and the digest: nothing else leaves.
  @Test func requests() throws {
    let requests = try (0..<64).map { _ in try TimestampRequest(Self.digest) }
    #expect(Set(requests.map(\.der)).count == 64)
    for request in requests {
      #expect(request.wantsCertificate && request.imprint.covers(Self.note) && request.policy == nil)
      #expect((59...70).contains(request.der.count))
      #expect(throws: TimestampError(.malformed, "")) { try TimestampRequest(request.der + [0]) }
    }
    let policy = try #require(PolicyIdentifier("1.2.3"))
    let request = try TimestampRequest(Self.digest, policy: policy)
    #expect(request.policy == policy)
    let another = try request.another()
    #expect(another.policy == policy && another.imprint == request.imprint && another.der != request.der)
  }
}
