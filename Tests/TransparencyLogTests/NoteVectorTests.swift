import Encodings
import TestSupport
import Testing
import TransparencyLog
import VaultCrypto

@Suite(.enabled(if: Vectors.has("signed-notes"), "the signed-notes vectors are not on this machine"))
struct NoteVectorTests {
  private let vectors: NoteVectors

  init() throws { vectors = try NoteVectors.read() }

  @Test func verifierKeys() throws {
    #expect(vectors.vkeys.count == 13)
    for vector in vectors.vkeys {
      guard vector.expect == "ok" else {
        #expect(code { try NoteVerifierKey(vector.vkey) } == .malformedKey, "\(vector.vkey)")
        continue
      }
      let key = try NoteVerifierKey(vector.vkey)
      #expect(key.description == vector.vkey)
      if let name = vector.name { #expect(key.name.description == name) }
      if let alg = vector.alg { #expect((key.type == .ed25519) == (alg == "ed25519")) }
      if let id = vector.key_id { #expect(UInt32(id, radix: 16) == key.keyID) }
    }
  }

  /// The signing key is spelled as in golang.org/x/mod: PRIVATE+KEY+name+identifier+base64(1 ‖ seed).
  @Test func signing() throws {
    #expect(vectors.sign.count == 1)
    for vector in vectors.sign {
      let parts = vector.skey.split(separator: "+", maxSplits: 4).map { String($0) }
      let material = try #require(Base64.padded.decode(parts[4]))
      let privateKey = try Ed25519PrivateKey(seed: SecretBytes(copying: Array(material.dropFirst()).span))
      let key = NoteSignerKey(name: try #require(KeyName(parts[2])), privateKey: privateKey)
      #expect(key.verifierKey.keyID == UInt32(parts[3], radix: 16))
      let text = Array(vector.text.utf8)
      let note = try SignedNote(text: text, signatures: [key.sign(text)])
      #expect(note.bytes == Array(vector.signed.utf8))
      #expect(try note.verify(keys: [key.verifierKey]).map(\.key) == [key.verifierKey])
    }
  }

  @Test func notes() throws {
    #expect(vectors.notes.count == 20)
    for vector in vectors.notes {
      let keys = try vector.vkeys.map { try NoteVerifierKey($0) }
      guard vector.expect == "ok" else {
        #expect(code { try SignedNote(vector.bytes).verify(keys: keys) } != nil, "\(vector.id)")
        continue
      }
      let note = try SignedNote(vector.bytes)
      #expect(note.bytes == vector.bytes)
      let verified = try note.verify(keys: keys).map { "\($0.key.name)+\(Hex.encode(Self.bytes($0.key.keyID)))" }
      if let expected = vector.verified { #expect(verified == expected, "\(vector.id)") }
    }
  }

  /// What the source calls `ignore` (other name, other identifier, wrong length) verifies nothing here; where name and identifier
  /// are the key's, c2sp.org/signed-note has the whole note refused.
  @Test func cosignatures() throws {
    #expect(vectors.cosignatures.count == 6)
    for vector in vectors.cosignatures {
      let key = try NoteVerifierKey(vector.vkey)
      let line = try NoteSignature(line: Array(vector.signature_line.utf8))
      #expect(line.line == Array(vector.signature_line.utf8))
      let note = try SignedNote(text: Array(vector.checkpoint_body.utf8), signatures: [line])
      if vector.expect == "ok" {
        #expect(try note.verify(keys: [key]).map(\.timestamp) == [vector.timestamp])
        let checkpoint = try Checkpoint(note.text)
        #expect(try Cosignature(line.signature).verifies(checkpoint, publicKey: key.publicKey))
      } else {
        let isKeys = line.name == key.name && line.keyID == key.keyID
        #expect(code { try note.verify(keys: [key]) } == (isKeys ? .badSignature : .noKnownSignature), "\(vector.id)")
      }
    }
  }

  @Test func timestamps() throws {
    #expect(vectors.cosignature_timestamps.count == 3)
    for vector in vectors.cosignature_timestamps {
      let bytes = Base64.padded.decode(vector.signature_base64)
      let cosignature = try? bytes.map { try Cosignature(Array($0.dropFirst(4))) }
      #expect(cosignature?.timestamp == vector.timestamp)
      #expect((cosignature != nil) == (vector.expect == "ok"))
    }
  }

  /// Upstream takes roots of any length and empty extension lines, which c2sp.org/tlog-checkpoint does not: such bodies are refused
  /// as they are, and with a root of 32 bytes in place only the empty lines still are.
  @Test func checkpoints() throws {
    #expect(vectors.checkpoint_bodies.count == 15)
    let root = Base64.padded.encode(MerkleHash.emptyRoot.bytes)
    for vector in vectors.checkpoint_bodies {
      var body = vector.body
      guard vector.expect == "ok" else {
        #expect(code { try Checkpoint(Array(body.utf8)) } == .malformedCheckpoint, "\(body)")
        continue
      }
      if vector.caution != nil {
        #expect(code { try Checkpoint(Array(body.utf8)) } == .malformedCheckpoint)
        var lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        lines[2] = root
        body = lines.joined(separator: "\n")
      }
      if vector.rest?.hasPrefix("\n") == true {
        #expect(code { try Checkpoint(Array(body.utf8)) } == .malformedCheckpoint)
        continue
      }
      let checkpoint = try Checkpoint(Array(body.utf8))
      #expect(checkpoint.bytes == Array(body.utf8))
      #expect(checkpoint.origin.description == vector.origin && checkpoint.size == vector.size)
      #expect(checkpoint.extensions.map { "\($0)\n" }.joined() == vector.rest)
    }
  }

  /// Upstream does not look at the checkpoint; here it must be a signed one, so a real one takes the placeholder's place.
  @Test func proofs() throws {
    #expect(vectors.tlog_proofs.count == 9)
    let real = try #require(vectors.notes.first { $0.id == "real-sum.golang.org" }).bytes
    for vector in vectors.tlog_proofs {
      let bytes = Array(vector.proof.utf8)
      #expect(code { try TLogProof(bytes) } != nil)
      let placeholder = vector.checkpoint ?? "checkpoint\n"
      let changed = Array(bytes.dropLast(placeholder.utf8.count)) + real
      guard vector.expect == "ok" else {
        #expect(code { try TLogProof(changed) } == .malformedProof)
        continue
      }
      let proof = try TLogProof(changed)
      #expect(proof.bytes == changed)
      #expect(proof.index == vector.index && proof.note.bytes == real)
      #expect(proof.inclusion.hashes.map { Base64.padded.encode($0.bytes) } == vector.hashes)
      #expect(proof.extra == vector.extra.map { Array($0.utf8) })
    }
  }

  private static func bytes(_ id: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: id >> $0) } }
}
