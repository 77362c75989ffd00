import Testing
import TransparencyLog
import VaultCrypto

@Suite struct TLogProofTests {
  private let leaves = testLeaves(20)
  private let log: NoteSignerKey
  private let witness: NoteSignerKey
  private let origin: NoteLine
  private let proof: TLogProof

  init() throws {
    log = try testKey("example.com/log", seed: 1)
    witness = try testKey("example.com/w", .cosignatureV1, seed: 2)
    origin = log.verifierKey.name.line
    let tree = MemoryTiles.holding(leaves).tree(20)
    let head = TreeHead(size: 20, root: try tree.rootHash(treeSize: 20))
    let checkpoint = Checkpoint(origin: origin, head: head)
    let signatures = [try log.sign(checkpoint), try witness.cosign(checkpoint, timestamp: 1_700_000_000)]
    let note = try SignedNote(text: checkpoint.bytes, signatures: signatures)
    let inclusion = try tree.inclusionProof(leafIndex: 7, treeSize: 20)
    proof = try TLogProof(extra: [1, 2, 3], index: 7, hashes: inclusion.hashes, note: note)
  }

  @Test func aProofIsCheckedWithoutTheLog() throws {
    let read = try TLogProof(proof.bytes)
    #expect(read == proof && read.checkpoint.size == 20 && read.extra == [1, 2, 3])
    let verified = try read.verify(
      leafHash: leaves[7], origin: origin, logKeys: [log.verifierKey], witnesses: [witness.verifierKey])
    #expect(verified.map(\.timestamp) == [nil, 1_700_000_000])
    let policy = try LogPolicy(
      Array("log \(log.verifierKey)\nwitness w \(witness.verifierKey)\nquorum w\n".utf8))
    #expect(try read.verify(leafHash: leaves[7], policy: policy).witnesses.map(\.timestamp) == [1_700_000_000])
    #expect(code { try read.verify(leafHash: leaves[8], policy: policy) } == .proofMismatch)
  }

  @Test func whatIsMissingIsRefused() throws {
    let other = try testKey("example.com/other", seed: 3)
    let twin = try testKey("example.com/log", seed: 4)
    #expect(code { try verify(logKeys: [log.verifierKey], leaf: leaves[8]) } == .proofMismatch)
    #expect(code { try verify(logKeys: [other.verifierKey]) } == .noKnownSignature)
    #expect(code { try verify(logKeys: [twin.verifierKey]) } == .noKnownSignature)
    #expect(code { try verify(logKeys: []) } == .noKnownSignature)
    // A witness alone does not make a checkpoint the log's.
    #expect(
      code {
        try proof.verify(leafHash: leaves[7], origin: origin, logKeys: [], witnesses: [witness.verifierKey])
      } == .noKnownSignature)
    let elsewhere = try #require(NoteLine("example.com/elsewhere"))
    #expect(
      code { try proof.verify(leafHash: leaves[7], origin: elsewhere, logKeys: [log.verifierKey]) } == .wrongOrigin)
    let policy = try LogPolicy(Array("log \(other.verifierKey)\nquorum none\n".utf8))
    #expect(code { try proof.verify(leafHash: leaves[7], policy: policy) } == .policyNotMet)
  }

  @Test func parsingIsStrict() throws {
    let text = String(decoding: proof.bytes, as: UTF8.self)
    let hash = String(text.split(separator: "\n")[3])
    let changes = [
      ("@v1\n", "@v2\n"), ("@v1\n", "@v1\r\n"), ("extra AQID\n", "extra \n"), ("extra AQID\n", "extra AQID \n"),
      ("extra AQID\n", "extra AQID\nextra AQID\n"), ("extra AQID\nindex 7\n", "index 7\nextra AQID\n"),
      ("extra AQID\n", "extra AQI\n"), ("extra AQID\n", "extra AQJ=\n"), ("index 7\n", "index 07\n"),
      ("index 7\n", "index +7\n"), ("index 7\n", "index  7\n"), ("index 7\n", "index 18446744073709551616\n"),
      ("index 7\n", "index 7 \n"), ("index 7\n", ""), ("index 7\n", "index 7\nAA==\n"), (hash + "\n", hash + " \n"),
    ]
    for (old, new) in changes {
      let changed = text.replacing(old, with: new, maxReplacements: 1)
      #expect(changed != text)
      #expect(code { try TLogProof(Array(changed.utf8)) } == .malformedProof, "\(new)")
    }
    let many = text.replacing("index 7\n", with: "index 7\n" + String(repeating: hash + "\n", count: 64))
    #expect(code { try TLogProof(Array(many.utf8)) } == .limitExceeded)
  }

  private func verify(logKeys: [NoteVerifierKey], leaf: SHA256Digest? = nil) throws -> [VerifiedSignature] {
    try proof.verify(leafHash: leaf ?? leaves[7], origin: origin, logKeys: logKeys)
  }
}
