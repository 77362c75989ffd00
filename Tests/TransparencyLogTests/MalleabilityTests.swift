import Testing
import TransparencyLog
import VaultCrypto

/// Every text has one spelling: whatever byte of a valid text is changed, dropped or doubled, the result is refused or prints as it
/// was written.
@Suite struct MalleabilityTests {
  private func check(_ valid: [UInt8], _ reprint: ([UInt8]) throws -> [UInt8]) throws {
    #expect(try reprint(valid) == valid)
    var accepted = 0
    for place in valid.indices {
      var mutants: [[UInt8]] = []
      for byte in [valid[place] ^ 1, valid[place] ^ 0x20, valid[place] ^ 0x80, 0x0a, 0x20, 0x30, 0x3d, 0x2b, 0] {
        var mutant = valid
        mutant[place] = byte
        mutants.append(mutant)
      }
      mutants += [Array(valid[..<place]), Array(valid[..<place]) + Array(valid[(place + 1)...])]
      mutants.append(Array(valid[...place]) + Array(valid[place...]))
      for mutant in mutants {
        guard let printed = try? reprint(mutant) else { continue }
        accepted += 1
        if printed != mutant { Issue.record("\(String(decoding: mutant, as: UTF8.self)) prints differently") }
      }
    }
    #expect(accepted < valid.count * 12)
  }

  private func checkString(_ valid: String, _ reprint: (String) throws -> String) throws {
    try check(Array(valid.utf8)) { bytes in
      guard let text = String(validating: bytes, as: UTF8.self) else { throw TestTextError.badText }
      return Array(try reprint(text).utf8)
    }
  }

  private func checkpoint() throws -> Checkpoint {
    Checkpoint(
      origin: try #require(NoteLine("example.com/log")), head: TreeHead(size: 20_852_163, root: MerkleHash.emptyRoot),
      extensions: [try #require(NoteLine("é"))])
  }

  private func note() throws -> SignedNote {
    let (log, witness) = (try testKey("a.example/l", seed: 1), try testKey("w", .cosignatureV1, seed: 2))
    let checkpoint = try checkpoint()
    let signatures = [try log.sign(checkpoint), try witness.cosign(checkpoint, timestamp: 3)]
    return try SignedNote(text: checkpoint.bytes, signatures: signatures)
  }

  @Test func tilePaths() throws {
    for path in ["tile/0/x001/x234/067.p/17", "tile/63/000", "tile/entries/x010/000.p/1"] {
      try checkString(path) { try TilePath($0).description }
    }
  }

  @Test func verifierKeys() throws {
    for type in NoteSignatureType.allCases {
      try checkString(try testKey("a.example/é", type, seed: 1).verifierKey.description) {
        try NoteVerifierKey($0).description
      }
    }
  }

  @Test func checkpoints() throws { try check(try checkpoint().bytes) { try Checkpoint($0).bytes } }

  @Test func notes() throws { try check(try note().bytes) { try SignedNote($0).bytes } }

  @Test func signatureLines() throws {
    try check(try note().signatures[1].line) { try NoteSignature(line: $0).line }
  }

  @Test func cosignatures() throws {
    try check(try note().signatures[1].signature) { try Cosignature($0).bytes }
  }

  @Test func proofs() throws {
    for extra in [nil, [1, 2], [1, 2, 3]] as [[UInt8]?] {
      let proof = try TLogProof(extra: extra, index: 10, hashes: testLeaves(2), note: try note())
      try check(proof.bytes) { try TLogProof($0).bytes }
    }
  }

  @Test func bundles() throws {
    try check(try EntryBundle([[1, 2], [], [3]]).bytes) { try EntryBundle($0, width: 3).bytes }
  }

  /// A changed byte of a signed note never leaves the same key's signature valid over another text.
  @Test func noChangedNoteVerifies() throws {
    let note = try note()
    let keys = [
      try testKey("a.example/l", seed: 1).verifierKey, try testKey("w", .cosignatureV1, seed: 2).verifierKey,
    ]
    #expect(try note.verify(keys: keys).count == 2)
    for place in note.bytes.indices {
      var bytes = note.bytes
      bytes[place] ^= 1
      guard let changed = try? SignedNote(bytes), let verified = try? changed.verify(keys: keys) else { continue }
      #expect(changed.text == note.text && verified.count == 1, "byte \(place)")
    }
  }
}
