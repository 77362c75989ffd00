import FinishedTexts
import Foundation
import OfficeOpenXML
import TestSupport
import Testing

/// Text out of text documents, ours and others'.
struct WordDocumentTests {
  private static let hasPython = ExternalTool.python.isInstalled

  private static func refusal(_ bytes: [UInt8]) -> FinishedTextError? {
    do throws(FinishedTextError) {
      _ = try FinishedText(reading: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(.enabled(if: hasPython, "no Python with python-docx was prepared"))
  func whatStandsInSeveralRunsComesTogether() throws {
    let text = try FinishedText(
      reading: Office.docx(
        """
        p = d.add_paragraph('See [E')
        p.add_run('X 1').bold = True
        p.add_run('2, p').italic = True
        p.add_run('. 3].')
        d.add_table(1, 1).cell(0, 0).text = '[EX 13]'
        d.sections[0].header.paragraphs[0].text = 'Marking'
        """))
    #expect(text.format == .docx)
    #expect(text.text == "See [EX 12, p. 3].\n[EX 13]\nMarking\n")
    #expect(text.notices == [])
  }

  @Test(.enabled(if: hasPython, "no Python with python-docx was prepared"))
  func whatShouldNotLeaveIsTold() throws {
    let text = try FinishedText(
      reading: Office.docx(
        """
        p = d.add_paragraph('Kept ')
        for tag, text in [('ins', '<w:t>new </w:t>'), ('del', '<w:delText>old [EX 9] </w:delText>'),
                          ('moveFrom', '<w:t>moved [EX 8] </w:t>'), ('moveTo', '<w:t>here</w:t>')]:
          p._p.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="A"><w:r>{text}</w:r></w:{tag}>'))
        d.add_comment(p.runs, text='Is [EX 7] right?', author='Ana', initials='A')
        h = d.add_paragraph().add_run('hidden')
        h.font.hidden = True
        d.core_properties.author = 'Ana'
        d.core_properties.last_modified_by = 'Ben'
        """))
    #expect(text.text == "Kept new here\nhidden\n")
    #expect(
      text.notices == [
        .trackedChanges(4), .comments(1), .hiddenText, .namingProperties(["creator", "lastModifiedBy"]),
      ])
    for notice in text.notices { #expect(notice.sentence.hasSuffix(".") && !notice.sentence.contains("Ana")) }
  }

  @Test(
    .enabled(
      if: hasPython && Office.suite.isInstalled,
      "LibreOffice (Debian: libreoffice-writer-nogui) or python-docx is missing"))
  func whatLibreOfficeWritesIsRead() throws {
    let made = try WordDocument(
      title: "T", language: "en",
      blocks: [.paragraph([.plain("One [EX 1, pp. 3–5]"), .bold(" two")]), .bullet([.plain("three")])]
    ).bytes()
    let other = try Office.converted(made, from: "docx", to: "odt")
    #expect(Self.refusal(other)?.code == .unknownFormat)
    let again = try Office.converted(other, from: "odt", to: "docx")
    #expect(try FinishedText(reading: again).text.hasPrefix("One [EX 1, pp. 3–5] two\nthree\n"))
  }

  @Test func allPartsAreRead() throws {
    func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
    let bytes = try Office.docx(
      body: """
        <w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>\
        <w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/><w:instrText> PAGE [EX 5]</w:instrText></w:r></w:p>\
        <w:p><w:r><mc:AlternateContent><mc:Choice Requires="x">\(paragraph("box"))</mc:Choice>\
        <mc:Fallback>\(paragraph("box"))</mc:Fallback></mc:AlternateContent></w:r></w:p>\
        <w:p><w:r><w:rPr><w:vanish w:val="0"/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>c</w:t></w:r></w:p>
        """,
      parts: [
        ("header", paragraph("head")), ("footnotes", paragraph("foot")), ("endnotes", paragraph("end")),
        ("comments", "<w:comment>\(paragraph("remark"))</w:comment>"), ("settings", paragraph("none")),
      ])
    let text = try FinishedText(reading: bytes)
    #expect(text.text == "a\tb\u{2028}\u{2011}\nbox\n\nc\nfoot\nend\nhead\n")
    #expect(text.notices == [.trackedChanges(1), .comments(1)])
    let word = try WordText(reading: bytes)
    #expect(word.comments == "remark\n" && word.commentCount == 1)
  }

  @Test func guidanceThatIsLeftIsTold() throws {
    var draft = WordDocument(
      title: "T", language: "en", blocks: [.guidance([.plain("Say what.")]), .paragraph([.plain("It was so [EX 1].")])])
    let text = try FinishedText(reading: draft.bytes())
    #expect(text.notices == [.guidance(1)])
    if Office.suite.isInstalled {
      let saved = try Office.converted(
        Office.converted(draft.bytes(), from: "docx", to: "odt"), from: "odt", to: "docx")
      #expect(try FinishedText(reading: saved).notices.contains(.guidance(1)))
    }
    draft.blocks.removeFirst()
    #expect(try FinishedText(reading: draft.bytes()).notices == [])
  }

  @Test func externalEntitiesAreRefused() throws {
    let bytes = try Office.docx(
      body: "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", head: "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")
    let error = try #require(Self.refusal(bytes))
    #expect(error.code == .damaged && error.description.contains("entities"))
  }

  @Test(.enabled(if: hasPython, "no Python was prepared"))
  func bombsAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write(Office.docx(body: ""), to: "a.docx")
    // Two hundred million bytes in two hundred thousand; then the same, said to be a hundred.
    let script = """
      import struct, sys, zipfile
      old = zipfile.ZipFile(sys.argv[1])
      new = zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED)
      for n in old.namelist():
        if n != 'w/main.xml': new.writestr(n, old.read(n))
      with new.open('w/main.xml', 'w', force_zip64=False) as part:
        part.write(b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">')
        for _ in range(200): part.write(bytes(b'<w:p/>') * 166667)
      new.close()
      data = open(sys.argv[2], 'rb').read()
      size = struct.pack('<I', zipfile.ZipFile(sys.argv[2]).getinfo('w/main.xml').file_size)
      open(sys.argv[3], 'wb').write(data.replace(size, struct.pack('<I', 100)))
      """
    let run = try ExternalTool.python.run(["-c", script] + ["a.docx", "b.docx", "c.docx"].map(folder.path))
    try #require(run.status == 0, Comment(rawValue: run.errors))
    for name in ["b.docx", "c.docx"] {
      let start = ContinuousClock.now
      #expect(Self.refusal(try folder.bytes(name))?.code == .tooLarge)
      #expect(start.duration(to: .now) < .seconds(5))
    }
  }

  @Test func manyPartsAreRefused() throws {
    let bytes = try Office.docx(body: "", parts: Array(repeating: ("footnotes", ""), count: 201))
    #expect(Self.refusal(bytes)?.code == .tooLarge)
  }

  @Test func whatIsNoneIsRefused() throws {
    #expect(Self.refusal([])?.code == .unknownFormat)
    #expect(Self.refusal(Array("{\\rtf1 text}".utf8))?.code == .unknownFormat)
    #expect(
      Self.refusal([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] + [UInt8](repeating: 0, count: 512))?.code
        == .encrypted)
    #expect(
      Self.refusal(try Workbook(title: "", sheets: [Worksheet("a", columns: [.init("A")])]).bytes())?.code
        == .unknownFormat)
    #expect(Self.refusal(Array("PK\u{3}\u{4}".utf8))?.code == .unknownFormat)
    #expect(Self.refusal(try Office.docx(body: "<w:p/>"))?.code == .noText)
    #expect(Self.refusal(try Office.docx(body: "</w:p>"))?.code == .damaged)
    for bytes in [[], Array("PK\u{3}\u{4}".utf8), try Office.docx(body: "<w:p/>")] {
      let error = try #require(Self.refusal(bytes))
      #expect(error.description.hasSuffix(".") && error.next.hasSuffix("."))
    }
  }

  @Test func noChangedDocumentDoesHarm() throws {
    let good = try WordDocument(
      title: "T", language: "en", blocks: [.paragraph([.plain("[EX 1]")]), .bullet([.plain("b")])]
    ).bytes()
    var random = SeededGenerator(seed: 36)
    var refused = 0
    for _ in 0..<400 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if (try? WordText(reading: bytes)) == nil { refused += 1 }
    }
    // Each part's check sum is looked at; what is not read may be changed.
    #expect(refused > 50)
  }
}
