import Testing
import TransparencyLog
import VaultCrypto

@Suite struct SignedNoteTests {
  private let text = Array("Ognuno sta solo sul cuor della terra:\n\ned è subito sera.\n".utf8)

  @Test func boundsHold() throws {
    let key = try testKey("example.com/k", seed: 1)
    let line = try key.sign(text)
    #expect(try SignedNote(text: text, signatures: Array(repeating: line, count: 100)).signatures.count == 100)
    #expect(code { try SignedNote(text: text, signatures: Array(repeating: line, count: 101)) } == .limitExceeded)
    #expect(code { try SignedNote(text: text, signatures: []) } == .malformedNote)
    let many = text + [10] + Array(repeating: line.line + [10], count: 101).flatMap { $0 }
    #expect(code { try SignedNote(many) } == .limitExceeded)
    let long = [UInt8](repeating: 0x61, count: SignedNote.maximumByteCount - 1) + [10]
    #expect(code { try SignedNote(text: long, signatures: [line]) } == .limitExceeded)
    #expect(code { try SignedNote(long + [10]) } == .limitExceeded)
  }

  @Test func textsThatAreNoNotesAreNotSigned() throws {
    let key = try testKey("example.com/k", seed: 1)
    for bad in ["", "no newline", "tab\there\n", "return\r\n", "null\u{0}\n"] {
      #expect(code { try key.sign(Array(bad.utf8)) } == .malformedNote)
      #expect(code { try SignedNote(text: Array(bad.utf8), signatures: [try key.sign(text)]) } == .malformedNote)
    }
    #expect(code { try key.sign([0xff, 10]) } == .malformedNote)
    #expect(try SignedNote(SignedNote(text: text, signatures: [key.sign(text)]).bytes).text == text)
  }

  @Test func namesThatMayNotBe() {
    for bad in ["", "a b", "a+b", "a\u{a0}b", "a\u{2003}b", "a\u{85}b", "a\nb", "a\u{1}"] {
      #expect(KeyName(bad) == nil)
    }
    #expect(KeyName([0x61, 0xff]) == nil && KeyName(String(repeating: "a", count: 1025)) == nil)
    // Equal as Swift strings, different as bytes.
    #expect(KeyName("caf\u{e9}") != KeyName("cafe\u{301}") && "caf\u{e9}" == "cafe\u{301}")
  }

  @Test func aKnownKeysBadLineSpoilsTheNote() throws {
    let (one, two) = (try testKey("one", seed: 1), try testKey("two", seed: 2))
    let other = try one.sign(Array("another text\n".utf8))
    let note = try SignedNote(text: text, signatures: [two.sign(text), other])
    #expect(try note.verify(keys: [two.verifierKey]).map(\.key) == [two.verifierKey])
    #expect(code { try note.verify(keys: [two.verifierKey, one.verifierKey]) } == .badSignature)
    // A second, bad line of a key whose first one is good does too.
    let both = try SignedNote(text: text, signatures: [one.sign(text), other])
    #expect(code { try both.verify(keys: [one.verifierKey]) } == .badSignature)
    let short = try NoteSignature(name: one.verifierKey.name, keyID: one.verifierKey.keyID, signature: [1])
    #expect(
      code { try SignedNote(text: text, signatures: [short]).verify(keys: [one.verifierKey]) } == .badSignature)
  }

  @Test func cosigningIsForCheckpointsAndCosigners() throws {
    let (log, witness) = (try testKey("log", seed: 1), try testKey("w", .cosignatureV1, seed: 2))
    let origin = try #require(NoteLine("log"))
    let checkpoint = Checkpoint(origin: origin, head: .empty)
    #expect(code { try log.cosign(checkpoint, timestamp: 1) } == .wrongKeyType)
    #expect(code { try witness.sign(checkpoint) } == .wrongKeyType)
    #expect(code { try witness.cosign(checkpoint, timestamp: 1 << 63) } == .outOfRange)
    let line = try witness.cosign(checkpoint, timestamp: Cosignature.maximumTimestamp)
    #expect(line.signature.count == 72)
    let note = try SignedNote(text: checkpoint.bytes, signatures: [log.sign(checkpoint), line])
    let verified = try note.verify(keys: [witness.verifierKey, log.verifierKey])
    #expect(verified.map(\.key) == [log.verifierKey, witness.verifierKey])
    #expect(verified.map(\.timestamp) == [nil, Cosignature.maximumTimestamp])
    // Another time, or text that is no checkpoint.
    var bytes = line.signature
    bytes[7] ^= 1
    let moved = try NoteSignature(name: line.name, keyID: line.keyID, signature: bytes)
    for wrong in [
      try SignedNote(text: checkpoint.bytes, signatures: [moved]), try SignedNote(text: text, signatures: [line]),
    ] {
      #expect(code { try wrong.verify(keys: [witness.verifierKey]) } == .badSignature)
    }
    #expect(code { try Cosignature([0x80] + [UInt8](repeating: 0, count: 71)) } == .malformedCosignature)
  }

  @Test func theExampleOfTheStandard() throws {
    let note = try SignedNote(
      Array(
        """
        This is an example message.

        — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """.utf8))
    let key = try NoteVerifierKey("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
    #expect(try note.verify(keys: [key]).map(\.key) == [key])
  }
}
