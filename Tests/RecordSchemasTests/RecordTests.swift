import JSONSchema
import RecordSchemas
import SelectiveDisclosure
import Testing

/// Records that people get wrong, and what they are told.
struct RecordTests {
  private func violations(_ type: RecordType, _ changes: JSONObject) throws -> [SchemaViolation] {
    let document = try JSONParser().parseObject(form(type).text)
    var record = try #require(document["examples"]?.arrayValue?.first?.objectValue)
    for change in changes.members { record[change.name] = change.value }
    return form(type).validate(record)
  }

  private func date(_ text: String) throws -> Bool { try violations(.incident, ["date": .string(text)]).isEmpty }

  @Test(arguments: [
    "1984", "2014-07", "2014-07-15", "2014?", "2014-07~", "2014-07-15%", "unknown", "2024-02-29", "2000-02-29",
    "0001-12-31",
  ])
  func dates(_ text: String) throws { #expect(try date(text)) }

  @Test(arguments: [
    "", "15.07.2014", "2014-7-15", "2014-13", "2014-00", "2014-02-30", "2023-02-29", "1900-02-29", "2014-04-31",
    "2014-07-15?~",
    "14-07-15", "2014-07-15T10:00", "Unknown", "2014-07-15\n", "٢٠١٤", "2014/07/15", "not asked",
  ])
  func datesThatCannotBe(_ text: String) throws {
    let found = try violations(.incident, ["date": .string(text)])
    #expect(found.map(\.sentence) == [#"The field "date" must be a date such as 2014-07-15."#])
    #expect(found.map(\.pointer) == ["/date"])
  }

  @Test(arguments: [
    ("2026-03-06T10:00:00+02:00", true), ("2026-03-06T10:00:00Z", true),
    ("2026-03-06T10:00:00+02:00[Europe/Kyiv]", true),
    ("unknown", true), ("refused", true), ("2026-03-06T10:00:00", false), ("2026-03-06T10:00+02:00", false),
    ("2026-03-06T24:00:00Z", false), ("2026-02-30T10:00:00Z", false), ("2026-03-06T10:00:00+25:00", false),
    ("2026-03-06 10:00:00Z", false), ("2026-03-06T10:60:00Z", false),
  ])
  func times(_ text: String, _ isGood: Bool) throws {
    #expect(try violations(.interview, ["start": .string(text)]).isEmpty == isGood)
  }

  @Test(arguments: [
    ("P-104", true), ("P-a", true), ("P-12345678", true), ("P-", false), ("P-123456789", false), ("p-104", false),
    ("P-1 04", false), ("Ana", false), ("P-104\n", false),
  ])
  func pseudonyms(_ text: String, _ isGood: Bool) throws {
    #expect(try violations(.interview, ["pseudonym": .string(text)]).isEmpty == isGood)
  }

  @Test(arguments: [
    ("uk", true), ("sr-Latn-RS", true), ("zh-yue", true), ("und", true), ("de-CH-1996", true), ("es-419", true),
    ("x", false), ("english language", false), ("uk_UA", false), ("", false),
  ])
  func languages(_ text: String, _ isGood: Bool) throws {
    #expect(try violations(.consent, ["language": .string(text)]).isEmpty == isGood)
  }

  @Test(arguments: ["a\u{202E}b", "a\u{2066}b", "a\u{7}b", "a\u{85}b", "a\nb", "", String(repeating: "a", count: 1025)])
  func linesWithSomethingHidden(_ text: String) throws {
    #expect(try violations(.person, ["label": .string(text)]).map(\.pointer) == ["/label"])
  }

  @Test(arguments: ["Ана", "ანა", "آنا", "a\u{200F}b", "O'Neill-Łukasz", String(repeating: "é", count: 1024)])
  func linesOfAllScripts(_ text: String) throws {
    #expect(try violations(.person, ["label": .string(text)]).isEmpty)
  }

  @Test func textMayHaveLines() throws {
    #expect(try violations(.note, ["text": "one\n\ttwo"]).isEmpty)
    #expect(try !violations(.note, ["text": "one\r\ntwo"]).isEmpty)
    #expect(try violations(.note, ["text": .string(String(repeating: "ა", count: 262_144))]).isEmpty)
    #expect(
      try violations(.note, ["text": .string(String(repeating: "ა", count: 262_145))]).map(\.keyword) == ["maxLength"])
  }

  @Test func anInterviewNeedsFiveThings() throws {
    let least: JSONObject = [
      "pseudonym": "P-1", "date": "2026", "interviewers": ["investigator-3"], "consent": "not asked",
      "recording": "none",
    ]
    #expect(form(.interview).validate(least).isEmpty)
    let found = form(.interview).validate([:])
    #expect(found.map(\.pointer) == ["/pseudonym", "/date", "/interviewers", "/consent", "/recording"])
    #expect(found.first?.sentence == #"The field "pseudonym" is missing."#)
  }

  @Test(arguments: ["not asked", "refused", "unknown"]) func whatIsNotSaidIsAValue(_ word: String) throws {
    let document = try JSONParser().parseObject(form(.interview).text)
    let needed = ["pseudonym", "date", "interviewers", "guardian", "incidents"]
    for name in document["properties"]?.objectValue?.names ?? [] where !needed.contains(name) {
      guard name != "recordings_further" else { continue }
      #expect(try violations(.interview, [name: .string(word)]).isEmpty, "\(name)")
    }
    #expect(try violations(.interview, ["mode": "asked"]).count == 1)
    #expect(try violations(.interview, ["breaks": "asked"]).count == 1)
  }

  @Test func toShareIsToSayWithWhom() throws {
    let found = try violations(.consent, ["grants": [["activity": "share", "recipients": ["prosecutor"]]]])
    #expect(Set(found.map(\.pointer)) == ["/grants/0/purposes", "/grants/0/data_scope", "/grants/0/form"])
    #expect(found.contains { $0.sentence == #"The field "form" of entry 1 of "grants" is missing."# })
    #expect(try violations(.consent, ["grants": []]).isEmpty)
    let gossip = try violations(.consent, ["grants": [["activity": "gossip"]]])
    #expect(gossip.map(\.pointer) == ["/grants/0/activity"])
    let choices = "must be an activity (one of: collect, record, store, share, publish, recontact)."
    #expect(gossip.first?.sentence == #"The field "activity" of entry 1 of "grants" "# + choices)
    #expect(try !violations(.consent, ["conditions": ["no_interviews"]]).isEmpty)
  }

  @Test func aRedactionSaysWhatItRemoved() throws {
    #expect(try violations(.derivative, ["kind": "redaction"]).map(\.pointer) == ["/removed"])
    #expect(try violations(.derivative, ["kind": "extract"]).isEmpty)
    let removed: JSON = [["what": "a name", "why": "protected person"]]
    #expect(try violations(.derivative, ["kind": "redaction", "removed": removed]).isEmpty)
  }

  @Test func aLinkRestsOnSomething() throws {
    #expect(try violations(.link, ["citations": []]).map(\.sentence) == [#"The field "citations" must not be empty."#])
    #expect(try violations(.link, ["link_type": "likes"]).map(\.pointer) == ["/link_type"])
    #expect(
      try violations(.link, ["from": "Commander A"]).map(\.sentence) == [
        #"The field "from" must be an identifier such as 8Q3T-MZ1K-0VRE-7XA2H."#
      ])
    #expect(try violations(.link, ["type": "commands"]).map(\.sentence) == [#"The field "type" is not known here."#])
  }

  @Test func aHugeRecordIsJudgedInTime() throws {
    let citation: JSON = ["item": "8Q3T-MZ1K-0VRE-7XA2H", "at": "p. 3"]
    let many = JSON.array(
      (0..<1024).map { place in
        var object = citation.objectValue ?? [:]
        object["at"] = .string("p. \(place)")
        return .object(object)
      })
    let text = JSON.string(String(repeating: "a", count: 65_536))
    #expect(try violations(.link, ["citations": many, "note": text]).isEmpty)
  }
}
