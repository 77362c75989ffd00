import Foundation
import TestSupport
import Testing

@testable import OfficeOpenXML

/// Text documents, opened with programs that nobody here wrote.
struct WordDocumentTests {
  static let office = ExternalTool("soffice")

  @Test func theSameDocumentGivesTheSameBytes() throws {
    for document in [Specimens.english, Specimens.arabic, Specimens.georgian] {
      #expect(try document.bytes() == document.bytes())
    }
  }

  @Test func everyPartIsXMLAndNamesNobody() throws {
    let file = try ZIPFile(Specimens.english.bytes())
    for name in [
      "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml",
      "word/numbering.xml", "word/settings.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml",
    ] {
      let bytes = try #require(try file.content(of: name, limit: 1 << 20), "\(name)")
      var reader = try XMLReader(bytes)
      while try reader.next() != nil {}
      #expect(!String(decoding: bytes, as: UTF8.self).contains("rsid"))
    }
    #expect(!file.contains("docProps/app.xml"))
    let read = try WordText(reading: Specimens.english.bytes())
    #expect(read.namingProperties == [] && read.trackedChangeCount == 0 && read.commentCount == 0)
  }

  @Test func itsTextComesBack() throws {
    let text = try WordText(reading: Specimens.english.bytes()).text
    #expect(
      text.hasPrefix("Submission on an invented person\nThis specimen is invented. It shows how a draft looks: bold, "))
    #expect(text.contains("[EX 2; EX 3, 00:12:05]"))
    #expect(text.contains("third level.\u{2028}Its second line follows a break.\tAnd a tab.\n"))
    #expect(text.contains("Arabic: شخص مختلق (as in the roster)\n"))
    #expect(text.contains("\nNo.\nExhibit\nDate\nSource\nEX 1\n"))
    #expect(text.contains("CONFIDENTIAL – SAMPLE, NOT A REAL CASE\n"))
    let arabic = try WordText(reading: Specimens.arabic.bytes()).text
    #expect(arabic.contains("منذ 1 آذار 2025 [EX 2, p. 1]. قال كاتب"))
  }

  @Test func anyTextIsText() throws {
    let awkward = "<w:p/>&amp;\"'\u{0}\u{1b}[0m\u{202e}fdp.exe\u{ffff}]]>"
    let document = WordDocument(
      title: awkward, language: "en", marking: awkward,
      blocks: [
        .title(awkward), .heading(.one, awkward), .guidance([.bold(awkward)]), .bullet([.italic(awkward)]),
        .table(.init(columns: [.init(awkward)], texts: [[awkward]])),
      ])
    let text = try WordText(reading: document.bytes()).text
    let shown = "<w:p/>&amp;\"'\\u{0}\\u{1b}[0m\\u{202e}fdp.exe\\u{ffff}]]>\n"
    #expect(text == String(repeating: shown, count: 6) + "\n" + shown + "1 / 1\n")
  }

  @Test func whatCannotBeWrittenIsRefused() {
    for tag in ["", "e", "en_GB", "english language", "en-", "1a", "en\"/>"] {
      #expect(throws: OfficeError(.badName, ""), "\(tag)") { try WordDocument(title: "", language: tag).bytes() }
    }
    for time in ["", "2026-11-03", "2026-11-03T14:20:05+02:00", "2026-11-03T14:20:05<"] {
      #expect(throws: OfficeError(.badName, "")) { try WordDocument(title: "", language: "en", created: time).bytes() }
    }
    for table in [
      WordTable(columns: []), WordTable(columns: [.init("a", width: 0)]),
      WordTable(columns: [.init("a")], texts: [["b", "c"]]),
      WordTable(columns: Array(repeating: .init("a"), count: 64)),
    ] {
      #expect(throws: OfficeError(.badTable, "")) {
        try WordDocument(title: "", language: "en", blocks: [.table(table)]).bytes()
      }
    }
  }

  @Test func aGivenTimeIsTheOnlyOne() throws {
    var document = Specimens.georgian
    document.created = "2026-11-03T14:20:05Z"
    let core = try #require(try ZIPFile(document.bytes()).content(of: "docProps/core.xml", limit: 9999))
    let text = String(decoding: core, as: UTF8.self)
    #expect(text.components(separatedBy: "2026-11-03T14:20:05Z").count == 3)
    let without = try #require(try ZIPFile(Specimens.georgian.bytes()).content(of: "docProps/core.xml", limit: 9999))
    #expect(!String(decoding: without, as: UTF8.self).contains("W3CDTF"))
  }

  @Test(.enabled(if: ExternalTool.python.isInstalled, "no Python with python-docx was prepared"))
  func pythonDocxOpensIt() throws {
    let folder = try TemporaryFolder()
    try folder.write(Specimens.english.bytes(), to: "a.docx")
    let script = """
      import sys, docx
      d = docx.Document(sys.argv[1])
      c = d.core_properties
      print([c.title, c.author, c.last_modified_by, c.comments, c.language, c.revision])
      print([p.style.name for p in d.paragraphs])
      print([(r.text, r.bold, r.italic) for r in d.paragraphs[1].runs])
      t = d.tables[0]
      print([[c.text for c in r.cells] for r in t.rows][:2])
      s = d.sections[0]
      print(round(s.page_width.mm), round(s.page_height.mm), s.header.paragraphs[0].text, s.footer.paragraphs[0].style.name)
      print(d.element.xpath('count(//w:tblHeader)'), d.styles['Heading 1'].element.xpath('string(.//w:outlineLvl/@w:val)'))
      """
    let run = try ExternalTool.python.run(["-c", script, folder.path("a.docx")])
    #expect(
      run.text == """
        ['Submission on an invented person', '', '', '', 'en-GB', 0]
        ['Title', 'Normal', 'Heading 1', 'Guidance', 'Normal', 'Heading 2', 'Normal', 'List Bullet', 'List Bullet', \
        'List Bullet', 'List Bullet', 'Heading 3', 'Normal', 'Heading 1', 'After Table', 'Normal', 'Normal', 'Heading 1', 'Guidance']
        [('This specimen is invented. It shows how a draft looks: ', None, None), ('bold', True, None), (', ', None, None), \
        ('italic', None, True), (' and plain text, and citations such as [EX 1, p. 3] and [EX 2; EX 3, 00:12:05].', None, None)]
        [['No.', 'Exhibit', 'Date', 'Source'], ['EX 1', 'Interview of a former clerk, read back and signed', '2026-03-04', 'Witness W-17']]
        210 297 CONFIDENTIAL – SAMPLE, NOT A REAL CASE Footer
        1.0 0

        """, Comment(rawValue: run.errors))
  }

  @Test(
    .enabled(
      if: Self.office.isInstalled && ExternalTool("pdftotext").isInstalled,
      "LibreOffice (Debian: libreoffice-writer-nogui) or pdftotext (poppler-utils) is not installed"))
  func libreOfficePrintsIt() throws {
    let folder = try TemporaryFolder()
    let long = WordTable(columns: [.init("Repeated"), .init("B")], texts: (1...120).map { ["row \($0)", "b"] })
    var document = Specimens.english
    document.blocks.append(.table(long))
    try folder.write(document.bytes(), to: "a.docx")
    let run = try Self.office.run([
      "-env:UserInstallation=file://\(folder.path("profile"))", "--headless", "--convert-to", "pdf", "--outdir",
      folder.path,
      folder.path("a.docx"),
    ])
    try #require(folder.has("a.pdf"), Comment(rawValue: run.errors))
    let text = try ExternalTool("pdftotext").run(["-layout", folder.path("a.pdf"), "-"]).text.replacing(
      " / ", with: "/")
    let pages = text.split(separator: "\u{c}").map(String.init)
    #expect(pages.count > 3)
    // The header is on every page, and so is the row that names the columns.
    for (number, page) in pages.enumerated() {
      #expect(page.contains("CONFIDENTIAL – SAMPLE, NOT A REAL CASE") && page.contains("\(number + 1)/\(pages.count)"))
    }
    #expect(pages.count { $0.contains("Repeated") } == pages.count - 1)
    #expect(pages[0].contains("[EX 2; EX 3, 00:12:05]") && pages[0].contains("გამოგონილი პირი"))
  }
}
