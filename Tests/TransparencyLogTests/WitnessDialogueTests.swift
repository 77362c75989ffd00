import Encodings
import TestSupport
import Testing
import TransparencyLog
import VaultCrypto

/// The recorded dialogue with a witness (c2sp.org/tlog-witness, add-checkpoint). The module has no witness: the checks are put
/// together here from its parts, to see that they decide as the recorded one did.
@Suite(.enabled(if: Vectors.has("signed-notes"), "the signed-notes vectors are not on this machine"))
struct WitnessDialogueTests {
  private struct Answer: Equatable {
    let status: Int
    var body: String?
  }

  @Test func statusesAreTheRecordedOnes() throws {
    let dialogue = try NoteVectors.read().witness_add_checkpoint
    #expect(dialogue.requests_in_order.count == 9)
    let key = try NoteVerifierKey(dialogue.log_vkey)
    #expect(NoteLine(dialogue.log_origin) == key.name.line)
    var latest = TreeHead.empty
    for request in dialogue.requests_in_order {
      let answer = try answer(to: Array(request.request_body.utf8), key: key, latest: &latest)
      #expect(answer.status == request.status)
      if let body = request.body_equals { #expect(answer.body == body) }
    }
    #expect(latest.size == 5)
  }

  private func answer(to request: [UInt8], key: NoteVerifierKey, latest: inout TreeHead) throws -> Answer {
    let blank = try #require(request.indices.first { request[$0] == 10 && request[$0 + 1] == 10 })
    let lines = String(decoding: request[..<blank], as: UTF8.self).split(separator: "\n").map { String($0) }
    let oldSize = try #require(UInt64(lines[0].dropFirst(4)))
    let hashes = try lines.dropFirst().map { try #require(Base64.padded.decode($0)) }
    // One recorded signature is spelled with a stray bit: no note at all here, an invalid signature there.
    guard let note = try? SignedNote(Array(request[(blank + 2)...])) else { return Answer(status: 403) }
    let checkpoint = try Checkpoint(note.text)
    // The recorded witness says 403 to an unknown log, where the standard has 404 now.
    guard checkpoint.origin == key.name.line, (try? note.verify(keys: [key])) != nil else { return Answer(status: 403) }
    guard oldSize <= checkpoint.size else { return Answer(status: 400) }
    guard oldSize == latest.size else { return Answer(status: 409, body: "\(latest.size)\n") }
    let proof = try ConsistencyProof(oldSize: oldSize, newSize: checkpoint.size, hashBytes: hashes)
    guard (try? proof.verifyAsWitness(oldRoot: latest.root, newRoot: checkpoint.root)) != nil else {
      return Answer(status: 422)
    }
    latest = checkpoint.head
    return Answer(status: 200)
  }
}
