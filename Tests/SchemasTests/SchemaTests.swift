import Custody
import Foundation
import RecordSchemas
import TestSupport
import Testing
import VaultKit

/// The schemas themselves.
@Suite(.enabled(if: Judge.isThere, "no Python with jsonschema in .venv (Tests/setup makes it)"))
struct SchemaTests {
  @Test func schemasAreValidDocumentedAndClosed() throws {
    let verdict = try Judge.schemas()
    #expect(verdict.status == 0, "\(verdict.text)\(verdict.errors)")
  }

  @Test(arguments: [
    ("output/get", #""additionalProperties": false,"#, "", "may have more"),
    ("output/get", #""required": ["schema", "item","#, #""required": ["schema","#, "may lack item"),
    ("output/get", #""description": "Bytes of payload.""#, #""maximum": 1"#, "example"),
    ("roster", #"{ "description": "Whether they may sign checkpoints.", "type": "boolean" }"#, "{}", "may be"),
    ("tombstone", #""type": "object""#, #""type": "objekt""#, "objekt"),
    ("tombstone", "common:1#/$defs/head", "common:1#/$defs/tail", "tail"),
    ("common", #""pattern": "^[0-9a-f]{64}$""#, #""patern": "^[0-9a-f]{64}$""#, "patern"),
    ("records/link", #"["link_type", "from", "to", "#, #"["link_type", "from", "#, "may lack to"),
    ("records/note", #""refers_to""#, #""recorded""#, "another claim's name"),
    ("records/common", #""required": ["item"]"#, #""required": []"#, "may lack item"),
    ("records/place", #""title": "Kind","#, "", "kind has no title"),
  ])
  func aFaultIsNoticed(_ name: String, _ old: String, _ new: String, _ said: String) throws {
    let copy = try TemporaryFolder()
    let files = ["", "output/", "records/"].flatMap { folder in
      Vectors.names(in: Judge.schemas.appending(path: folder)).map { folder + $0 }
    }
    for file in files where file.hasSuffix(".schema.json") {
      var text = String(decoding: try Vectors.bytes(Judge.schemas.appending(path: file)), as: UTF8.self)
      if file == name + ".schema.json" {
        let changed = text.replacing(old, with: new)
        // Otherwise the next check would be of nothing.
        try #require(changed != text, "\(name) has no \(old)")
        text = changed
      }
      try copy.write(Array(text.utf8), to: file)
    }
    let verdict = try Judge.schemas(copy.url)
    #expect(verdict.status != 0 && (verdict.text + verdict.errors).contains(said), "\(verdict.text)\(verdict.errors)")
  }

  @Test func wordsAreThoseOfTheProgram() throws {
    func words(_ schema: String, _ path: String...) throws -> [String]? {
      let bytes = try Vectors.bytes(Judge.schemas.appending(path: schema + ".schema.json"))
      return path.reduce(try JSONSerialization.jsonObject(with: Data(bytes))) { ($0 as? [String: Any])?[$1] ?? 0 }
        as? [String]
    }
    for (name, expected) in [
      ("eventType", EventType.allCases.map(\.rawValue)), ("action", EventAction.allCases.map(\.rawValue)),
      ("role", Role.allCases.map(\.rawValue)), ("itemType", ItemType.allCases.map(\.rawValue)),
      ("recordType", RecordType.allCases.map(\.rawValue)),
      ("messengerSign", MessengerCopy.Sign.allCases.map(\.rawValue)),
      ("erasureReason", Tombstone.Reason.allCases.map(\.rawValue)),
    ] { #expect(try words("common", "$defs", name, "enum") == expected) }
    let codes = CheckFinding.Code.allCases.map(\.rawValue)
    #expect(
      try words("output/check", "properties", "findings", "items", "properties", "code", "enum") == codes)
  }

  private static let records: [(String, isGood: Bool)] = [
    (#"{}"#, true), (#"{"type":"audio","title":"t","source":"s","place":"p","collected_by":"c","note":"n"}"#, true),
    (#"{"collected_at":"2026-03-06 11:30 Europe/Kyiv"}"#, true), (#"{"collected_at":"unknown"}"#, true),
    (#"{"collected_at":"2026-03-06T11:30:00Z"}"#, true), (#"{"title":""}"#, true),
    (#"{"collected_at":"2026-03-06 11:30"}"#, false), (#"{"collected_at":"yesterday"}"#, false),
    (#"{"type":"gossip"}"#, false), (#"{"title":7}"#, false), (#"{"title":null}"#, false), (#"{"witness":"w"}"#, false),
    (#"[]"#, false), (#"{"type":""}"#, false),
  ]

  private static let memberRecords: [(String, isGood: Bool)] = [
    (#"{}"#, true), (#"{"name":"n","note":"o","reason":"r"}"#, true), (#"{"name":"n"}"#, true),
    (#"{"name":7}"#, false), (#"{"note":null}"#, false), (#"{"role":"counsel"}"#, false), (#"[]"#, false),
  ]

  @Test func recordsAreAcceptedByBothOrNeither() throws {
    let work = try TemporaryFolder()
    try work.write([1], to: "file")
    func evault(_ words: String...) throws -> ExternalTool.Output {
      try ExternalTool.evault.run(
        words,
        environment: [
          "EVAULT_IDENTITY": work.path("id"), "EVAULT_VAULT": work.path("case.vault"),
          "XDG_STATE_HOME": work.path("state"),
        ], in: work.url)
    }
    #expect(try evault("identity", "new", "--no-passphrase", "-o", "id").status == 0)
    #expect(try evault("init", "case.vault", "--no-recovery").status == 0)
    #expect(try evault("identity", "card", "-o", "card").status == 0)
    for (record, isGood) in Self.memberRecords {
      try work.write(Array(record.utf8), to: "record.json")
      // With another's fingerprint nobody is admitted: a record that is good is refused for that alone.
      let refused = try evault(
        "member", "add", "counsel-1", "--role", "counsel", "--identity-card", "card", "--fingerprint", "SHA256:other",
        "--record", "record.json")
      #expect(refused.status == (isGood ? 22 : 2), "\(record): \(refused.text)\(refused.errors)")
      #expect(try Judge.accepts("member-record", record) == isGood, "\(record)")
    }
    for (record, isGood) in Self.records {
      try work.write(Array(record.utf8), to: "record.json")
      let added = try evault("add", "file", "--record", "record.json")
      #expect((added.status == 0) == isGood, "\(record): \(added.text)\(added.errors)")
      #expect(try Judge.accepts("record", record) == isGood, "\(record)")
    }
  }
}
