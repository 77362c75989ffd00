import JSONSchema
import PaperForms
import RecordSchemas
import SelectiveDisclosure
import Testing
import Translations

@Suite struct PaperFormTests {
  static let numbers = ["8Q3T-MZ1K-0VRE-7XA2H", "9XMH-6XMF-WVMP-6XH3N"]

  static let all = PaperForm.Kind.allCases.flatMap { kind in
    Language.allCases.map { (kind, $0) }
  }

  @Test(arguments: all) func everyPageSaysItsNumberAndNothingComesFromElsewhere(
    _ kind: PaperForm.Kind, _ language: Language
  ) {
    for paper in PaperSize.allCases {
      let form = PaperForm(kind, in: language, on: paper)
      let html = form.html(numbers: Self.numbers)
      #expect(!html.contains(StringTable.missing))
      for number in Self.numbers {
        #expect(html.components(separatedBy: "<bdi dir=\"ltr\">\(number)</bdi>") == form.pageCount)
        #expect(html.components(separatedBy: "aria-label=\"\(number)\"") == form.pageCount)
      }
      #expect(html.components(separatedBy: "<section") == 2 * form.pageCount)
      #expect(html.contains("default-src 'none'") && html.contains("style-src 'sha256-"))
      for elsewhere in ["<script", "http:", "https:", "url(", "@import", " style=", "<img", "<link", " on"]
      where elsewhere != " on" {
        #expect(!html.contains(elsewhere), "\(elsewhere)")
      }
      #expect(html.contains("<html lang=\"\(language.rawValue)\" dir=\"\(language.direction)\">"))
      #expect(html.contains("size: \(paper == .a4 ? "A4" : "Letter")"))
      let table = StringTable(language)
      #expect(html.contains(table["form.caution.name"]))
      #expect(html.contains(table["form.caution.paper"].replacing("'", with: "&#39;")))
    }
  }

  /// A text that no page shows is not worth a translator's time.
  @Test func everyTextIsOnAPage() {
    let pages = PaperForm.Kind.allCases.map { PaperForm($0, in: .ukrainian).html(numbers: Self.numbers) }.joined()
    let table = StringTable(.ukrainian)
    // What the record asks for, and the page says in the words of the person who signs it.
    let said: Set = [
      "field.consent.checklist_explained", "field.consent.grants", "field.consent.expires", "field.consent.review",
    ]
    // What is said at a terminal; reports have a test of their own.
    let elsewhere: Set = [
      "ask", "dialogue", "error", "exit", "paper", "passphrase", "prompt", "report", "safe", "said", "start", "vault",
      "word",
    ]
    for key in table.keys
    where !said.contains(key) && !elsewhere.contains(String(key.prefix { $0 != "." })) && key != "form.page"
      && key != "activity.share"
    {
      let isShown = pages.contains(table[key])
      #expect(isShown, "\(key)")
    }
  }

  /// The titles are those of the schemas, and each field that can be answered by hand is asked.
  @Test func theFormAsksWhatTheSchemaAsks() throws {
    let table = StringTable(.english)
    // Named by their items once these are in a vault; or written on the other pages of the form.
    let unasked: [RecordType: Set<String>] = [
      .interview: ["recordings_further", "transcript", "signed_statement", "incidents"], .consent: ["form"],
      .acquisition: [
        "method", "source_type", "basis_of_knowledge", "rights", "online", "device", "messaging", "physical",
        "handover", "software",
      ],
    ]
    var titles: Set<String> = []
    for (type, unasked) in unasked {
      let schema = try JSONParser().parseObject(#require(RecordSchemas.text(of: type)))
      let fields = try #require(schema["properties"]?.objectValue)
      for member in fields.members {
        let key = "field.\(type.rawValue).\(member.name)"
        guard !unasked.contains(member.name) else { continue }
        #expect(table[key] == member.value.objectValue?["title"]?.stringValue, "\(key)")
        titles.insert(key)
      }
      for name in ["physical", "handover"] {
        for member in fields[name]?.objectValue?["properties"]?.objectValue?.members ?? [] {
          let key = "field.\(type.rawValue).\(name).\(member.name)"
          guard table.has(key) else { continue }
          #expect(table[key] == member.value.objectValue?["title"]?.stringValue, "\(key)")
          titles.insert(key)
        }
      }
    }
    #expect(Set(table.keys.filter { $0.hasPrefix("field.") }) == titles)
  }

  /// Each word that a consent's schema has for a grant, a condition or a point of the checklist is a box.
  @Test func everyGrantIsABox() throws {
    let table = StringTable(.english)
    let common = try JSONParser().parseObject(RecordSchemas.commonText)
    let consent = try JSONParser().parseObject(#require(RecordSchemas.text(of: .consent)))
    func words(_ value: JSON?, _ path: String...) -> [String] {
      var value = value
      for name in path { value = value?.objectValue?[name] }
      return value?.objectValue?["enum"]?.arrayValue?.compactMap(\.stringValue) ?? []
    }
    let lists = [
      ("activity", words(common["$defs"], "activity")), ("purpose", words(common["$defs"], "purpose")),
      ("data", words(common["$defs"], "dataScope")),
      ("form", words(consent["properties"], "grants", "items", "properties", "form")),
      ("checklist", words(consent["properties"], "checklist_explained", "items")),
    ]
    for (prefix, words) in lists {
      #expect(words.count > 2, "\(prefix)")
      for word in words { #expect(table.has("\(prefix).\(word)"), "\(prefix).\(word)") }
    }
    #expect(!PaperForm(.consent, in: .english).html(numbers: Self.numbers).contains(">Name<"))
  }
}

extension String {
  /// How often another text is in this one.
  fileprivate func components(separatedBy other: String) -> Int { ranges(of: other).count }
}
