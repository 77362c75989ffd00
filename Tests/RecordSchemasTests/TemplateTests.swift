import RecordSchemas
import SelectiveDisclosure
import Testing

/// Records to be filled in.
struct TemplateTests {
  @Test(arguments: RecordType.allCases) func fitsItsSchema(_ type: RecordType) throws {
    let template = form(type).template
    let record = try JSONParser().parseObject(RecordTemplate.strip(template))
    #expect(form(type).validate(record).isEmpty)
    for line in String(decoding: template, as: UTF8.self).split(separator: "\n") where line.contains("// ") {
      #expect(line.count <= 104, "\(line)")
    }
  }

  @Test(arguments: RecordType.allCases) func everyFieldIsThereAndFits(_ type: RecordType) throws {
    let text = String(decoding: form(type).template, as: UTF8.self)
    let whole = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        // A comment has a space behind its signs; a field that is commented out, or a line of its value, has not.
        line.hasPrefix("  //") && !isProse(line) ? "  " + line.dropFirst(4) : String(line)
      }
      .joined(separator: "\n")
    let record = try JSONParser().parseObject(RecordTemplate.strip(Array(whole.utf8)))
    let schema = try JSONParser().parseObject(form(type).text)
    #expect(record.names == schema["properties"]?.objectValue?.names)
    #expect(form(type).validate(record).isEmpty)
  }

  /// Whether a comment's line is words: one space, then no JSON.
  private func isProse(_ line: Substring) -> Bool { line.hasPrefix("  // ") && !line.hasPrefix("  //  ") }

  @Test func saysWhatMustBeThere() {
    let text = String(decoding: form(.interview).template, as: UTF8.self)
    #expect(
      text.contains("// Pseudonym. The person who was interviewed. Must be there.\n  \"pseudonym\": \"P-104\",\n"))
    #expect(text.contains("  \"mode\": \"not asked\",\n"))
    #expect(text.contains("  //\"guardian\": \"P-106\",\n"))
  }

  @Test(arguments: [
    ("// a\n{}", "    \n{}"), ("{ // a\n}", "{ // a\n}"),
    (" \t// a\r\n{\"b\": \"// c\"}", " \t    \r\n{\"b\": \"// c\"}"),
    ("//", "  "), ("", ""), ("/ a", "/ a"), ("\n\n//x", "\n\n   "), ("{}//", "{}//"), ("# a", "# a"),
    ("/* a */", "/* a */"),
    ("\u{A0}// a", "\u{A0}// a"),
  ])
  func commentsAreBlanked(_ given: String, _ expected: String) {
    #expect(String(decoding: RecordTemplate.strip(Array(given.utf8)), as: UTF8.self) == expected)
  }
}
