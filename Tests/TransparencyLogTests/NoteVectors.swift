import Foundation
import TestSupport

/// vectors.json of the signed-notes suite: cases copied from the tests of several implementations.
struct NoteVectors: Decodable {
  struct VKey: Decodable {
    let vkey: String
    let expect: String
    let name: String?
    let key_id: String?
    let alg: String?
  }

  struct Signing: Decodable {
    let skey: String
    let text: String
    let signed: String
  }

  struct Note: Decodable {
    let id: String
    let note: String?
    let note_base64: String?
    let vkeys: [String]
    let expect: String
    let verified: [String]?

    var bytes: [UInt8] {
      note.map { Array($0.utf8) } ?? Array(note_base64.flatMap { Data(base64Encoded: $0) } ?? Data())
    }
  }

  struct Cosigned: Decodable {
    let id: String
    let checkpoint_body: String
    let signature_line: String
    let vkey: String
    let expect: String
    let timestamp: UInt64?
  }

  struct Timestamp: Decodable {
    let signature_base64: String
    let expect: String
    let timestamp: UInt64?
  }

  struct Body: Decodable {
    let body: String
    let expect: String
    let origin: String?
    let size: UInt64?
    let rest: String?
    let caution: String?
  }

  struct Proof: Decodable {
    let proof: String
    let expect: String
    let index: UInt64?
    let hashes: [String]?
    let extra: String?
    let checkpoint: String?
  }

  struct Dialogue: Decodable {
    struct Request: Decodable {
      let request_body: String
      let status: Int
      let body_equals: String?
    }

    let log_origin: String
    let log_vkey: String
    let requests_in_order: [Request]
  }

  let vkeys: [VKey]
  let sign: [Signing]
  let notes: [Note]
  let cosignatures: [Cosigned]
  let cosignature_timestamps: [Timestamp]
  let checkpoint_bodies: [Body]
  let tlog_proofs: [Proof]
  let witness_add_checkpoint: Dialogue

  static func read() throws -> NoteVectors {
    let file = Vectors.folder("signed-notes").appending(path: "vectors.json")
    return try JSONDecoder().decode(NoteVectors.self, from: Data(contentsOf: file))
  }
}
