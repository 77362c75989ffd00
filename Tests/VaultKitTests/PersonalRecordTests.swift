import SelectiveDisclosure
import Testing

@testable import VaultKit

@Suite struct PersonalRecordTests {
  private func record(_ json: String) throws -> PersonalRecord { try PersonalRecord(json: Array(json.utf8)) }

  @Test func fieldsBecomeClaimsInTheOrderOfTheFormat() throws {
    let record = try record(
      """
      {"note": "n", "title": "t", "type": "interview", "collected_by": "c", "collected_at": "2026-11-03 16:20 +02:00",
       "place": "p", "source": "s"}
      """)
    #expect(record.type == .interview)
    #expect(record.claims.map(\.name) == ["collected_at", "title", "source", "place", "collected_by", "note"])
    #expect(record.claims.first?.value == "2026-11-03T16:20:00+02:00")
    #expect(try self.record("{}").claims.isEmpty)
  }

  @Test func anEmptyTextIsNone() throws {
    var record = try record(#"{"title": "t", "note": ""}"#)
    #expect(record.claims.map(\.name) == ["title"])
    try record.set("title", "")
    #expect(record.claims.isEmpty)
  }

  @Test(arguments: [
    "", "[]", "null", #"{"title": 1}"#, #"{"title": null}"#, #"{"titel": "t"}"#, #"{"title": "t", "title": "u"}"#,
    #"{"type": "Interview"}"#, #"{"type": ""}"#, #"{"collected_at": "yesterday"}"#, #"{"collected_at": ""}"#,
    #"{"title": "t"} x"#, #"{"title": "\ud800"}"#, #"{"action": "founded"}"#, #"{"digest": "00"}"#,
  ])
  func anythingElseIsRefused(_ json: String) { #expect(refusal { try record(json) } == .usage) }

  @Test func lengthsAreLimitedInBytes() throws {
    var record = PersonalRecord()
    for name in PersonalRecord.textFields {
      let limit = name == "note" ? 65_536 : 4096
      try record.set(name, String(repeating: "a", count: limit))
      #expect(refusal { try record.set(name, String(repeating: "a", count: limit + 1)) } == .usage)
      #expect(refusal { try record.set(name, String(repeating: "é", count: limit / 2 + 1)) } == .usage)
    }
  }
}
