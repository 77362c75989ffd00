import Custody
import Testing

@testable import VaultKit

@Suite struct ProvenanceTests {
  @Test(
    "a cell that begins as a formula does not stay one",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\\u{9}=1"),
      ("\r=1", "'\\u{d}=1"), ("\n=1", "'\\u{a}=1"), ("＝1", "'＝1"), ("=1,\"2\"", "\"'=1,\"\"2\"\"\""),
      // Where semicolons part cells, a quotation mark inside of a line means nothing.
      ("a;=1", "\"a;'=1\""), ("a; -1", "\"a; '-1\""), ("a;\"=1\"", "\"a;\"\"'=1\"\"\""), (" =1", "\" '=1\""),
    ])
  func formulas(_ text: String, _ cell: String) { #expect(SpreadsheetCSV.cell(text) == cell) }

  @Test(
    "what is no formula is quoted as RFC 4180 says",
    arguments: [
      ("", ""), ("plain", "plain"), ("a,b", "\"a,b\""), ("a;b", "\"a;b\""), ("say \"a\"", "\"say \"\"a\"\"\""),
      ("a\r\nb", "a\\u{d}\\u{a}b"), ("a = 1;b", "\"a = 1;b\""), ("a\u{202e}b", "a\\u{202e}b"),
      ("2026-11-03T14:20:05Z", "2026-11-03T14:20:05Z"),
    ])
  func quoting(_ text: String, _ cell: String) { #expect(SpreadsheetCSV.cell(text) == cell) }

  @Test func namesGiveTheUUIDsThatOthersMakeOfThem() throws {
    #expect(try NameUUID.make("urn:evidencevault:test") == "9d5ed3c4-f9a0-59d2-9b97-8d26eedb4cea")
  }

  @Test func onlyClaimsThatMayBeAskedForAreDisclosed() throws {
    #expect(try ProvenanceClaims(disclosing: ["title", "note", "title"]).requested == ["title", "note"])
    for word in ["digest", "items", "machine", "", "field_roster"] {
      #expect(throws: VaultError.self) { try ProvenanceClaims(disclosing: [word]) }
    }
  }

  @Test(
    "a time as files hold it is a moment",
    arguments: [
      ("2026-03-06T11:30:00+02:00[Europe/Kyiv]", "2026-03-06T09:30:00Z"),
      ("2026-03-06T11:30:00+02:00", "2026-03-06T09:30:00Z"),
      ("2026-01-01T00:30:00-05:45", "2026-01-01T06:15:00Z"),
    ])
  func moments(_ text: String, _ moment: String) {
    #expect(HumanTime.moment(inFile: text)?.description == moment)
    if let given = HumanTime(text) { #expect(given.moment == HumanTime.moment(inFile: text)) }
  }

  @Test(arguments: [
    "unknown", "", "2026-03-06T11:30:00Z", "2026-03-06T11:30:00+02:00Kyiv", "2026-13-06T11:30:00+02:00",
  ])
  func others(_ text: String) { #expect(HumanTime.moment(inFile: text) == nil) }
}
