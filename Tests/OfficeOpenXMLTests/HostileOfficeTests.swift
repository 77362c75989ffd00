import TestSupport
import Testing

@testable import OfficeOpenXML

/// Office files that are made so that a look would pass by what they hold. What nobody is to see says "Zwx".
struct HostileOfficeTests {
  private typealias Tie = OfficeFile.Tie

  private static let hiddenWords = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Zwx</w:t></w:r></w:p>"

  /// A file of these parts, tied to it as a whole so.
  private static func file(_ ties: [OfficeFile.Tie], _ parts: [(String, String)]) throws -> [UInt8] {
    var writer = ZIPWriter()
    try writer.add("[Content_Types].xml", Array("<Types/>".utf8))
    try writer.add("_rels/.rels", OfficeFile.list(ties))
    for (name, content) in parts { try writer.add(name, Array(content.utf8)) }
    return writer.finished()
  }

  private static func names(_ bytes: [UInt8]) throws -> Set<String> {
    try Set(OfficeContents(reading: bytes).remarks.map(\.name))
  }

  @Test(arguments: [
    "custom-properties", "customProperties", "core-properties", "extended-properties", "vmlDrawing", "customXml",
    "theme", "sharedStrings", "image", "font",
  ])
  func aPartIsLookedAtAsAllThatItIs(_ kind: String) throws {
    for isFirst in [true, false] {
      let main: OfficeFile.Tie = ("r1", "officeDocument", "word/document.xml")
      let other: OfficeFile.Tie = ("r2", kind, "word/document.xml")
      let file = try Self.file(
        isFirst ? [other, main] : [main, other],
        [("word/document.xml", "<w:document \(OfficeFile.head)>\(Self.hiddenWords)</w:document>")])
      #expect(try Self.names(file).contains("hidden text"), "\(kind)")
      #expect(try !OfficeTrimming(file).remaining.isEmpty, "\(kind)")
    }
  }

  @Test(arguments: ["theme", "custom-properties", "image"]) func stylesAreReadWhateverElseTheyAre(_ kind: String) throws
  {
    let style = "<w:style w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style>"
    let file = try OfficeFile.of(
      "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>Zwx</w:t></w:r></w:p>",
      [("r1", kind, "styles.xml"), ("r2", "styles", "styles.xml")],
      [("word/styles.xml", "<w:styles \(OfficeFile.head)>\(style)</w:styles>")])
    #expect(try Self.names(file).contains("hidden text"))
    #expect(try !OfficeTrimming(file).remaining.isEmpty)
  }

  /// What an attribute of another namespace says is nothing that a program goes by.
  @Test(arguments: [
    ("<w:r><w:rPr><w:vanish zz:val='0' w:val='1'/></w:rPr><w:t>Zwx</w:t></w:r>", "hidden text"),
    ("<w:r><w:rPr><w:vanish zz:val='0'/></w:rPr><w:t>Zwx</w:t></w:r>", "hidden text"),
    ("<row zz:hidden='0' hidden='1'/>", "hidden row"), ("<row hidden=' 1 '/>", "hidden row"),
    ("<sheet zz:state='visible' state='hidden'/>", "hidden sheet"),
    ("<sheet state=' hidden '/>", "hidden sheet"),
  ])
  func attributesOfOthersSayNothing(_ body: String, _ told: String) throws {
    let file = try OfficeFile.of("<x xmlns:zz='http://zz'>\(body)</x>")
    #expect(try Self.names(file) == [told])
    #expect(try !OfficeTrimming(file).remaining.isEmpty)
  }

  @Test func aStyleIsWhatTheTextsOwnAttributeSays() throws {
    let style = "<w:style w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style>"
    let file = try OfficeFile.of(
      "<w:r><w:rPr><w:rStyle xmlns:zz='http://zz' zz:val='b' w:val='a'/></w:rPr><w:t>Zwx</w:t></w:r>",
      [("r2", "styles", "styles.xml")], [("word/styles.xml", "<w:styles \(OfficeFile.head)>\(style)</w:styles>")])
    #expect(try Self.names(file) == ["hidden text"])
  }

  /// Transitional and strict names are the same to programs; two prefixes may stand for one namespace.
  @Test(arguments: [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
  ])
  func twoAttributesOfOneNameAreRefused(_ address: String) throws {
    let file = try OfficeFile.of("<w:r><w:rPr><w:vanish xmlns:s='\(address)' s:val='0' w:val='1'/></w:rPr></w:r>")
    #expect(throws: OfficeError(.badXML, "")) { try OfficeContents(reading: file) }
    #expect(throws: OfficeError(.badXML, "")) { try OfficeTrimming(file) }
  }

  @Test func aListIsOneByItsFolder() throws {
    let file = try Self.file(
      [("r1", "officeDocument", "word/body.rels")],
      [("word/body.rels", "<w:document \(OfficeFile.head)>\(Self.hiddenWords)</w:document>")])
    #expect(try Self.names(file) == ["part of another kind"])
    #expect(try !OfficeTrimming(file).remaining.isEmpty)
  }

  @Test(arguments: [
    ("<Relationships>Zwx</Relationships>", "list of relationships with more in it"),
    ("<Relationships><a Zwx='1'/></Relationships>", "list of relationships with more in it"),
    (
      "<Relationships><Relationship Id='r' Type='http://a/image' TargetMode='External' Target='#' a='Zwx'/></Relationships>",
      "list of relationships with more in it"
    ),
  ])
  func aListHoldsNothingElse(_ list: String, _ told: String) throws {
    let file = try OfficeFile.of("<w:t>a</w:t>", [], [("word/_rels/document.xml.rels", list)])
    #expect(try Self.names(file).contains(told))
    #expect(try OfficeTrimming(file).remaining.map(\.name).contains(told))
  }

  @Test func aListOfNothingIsTold() throws {
    let file = try OfficeFile.of("<w:t>a</w:t>", [], [("word/_rels/zwx.xml.rels", "<Relationships/>")])
    #expect(try Self.names(file) == ["part without a relationship"])
    #expect(try !OfficeTrimming(file).remaining.isEmpty)
  }

  @Test func aFolderWithContentIsTold() throws {
    for (content, told) in [("Zwx", ["part without a relationship"]), ("", [])] {
      let file = try OfficeFile.of("<w:t>a</w:t>", [], [("word/media_", content)])
        .replacing(Array("word/media_".utf8), with: Array("word/media/".utf8))
      #expect(try Self.names(file) == Set(told))
      #expect(try OfficeTrimming(file).remaining.map(\.name) == told)
    }
  }

  @Test func whatIsMadeToTakeLongIsRefused() throws {
    let long = String(repeating: "a", count: 1025)
    for body in ["<a xmlns='http://\(long)'/>", "<zz:a xmlns:zz='\(long)'/>"] {
      let file = try OfficeFile.of(body)
      #expect(throws: OfficeError(.tooLarge, "")) { try OfficeContents(reading: file) }
      #expect(throws: OfficeError(.tooLarge, "")) { try OfficeTrimming(file) }
    }
    let styles = try OfficeFile.of(
      "<w:t>a</w:t>", [("r1", "styles", "styles.xml")],
      [("word/styles.xml", "<w:styles \(OfficeFile.head)><w:style w:styleId='\(long)'/></w:styles>")])
    #expect(throws: OfficeError(.tooLarge, "")) { try OfficeContents(reading: styles) }
  }

  /// Each thing that a part is would be one more time that it is read.
  @Test func aPartThatIsMoreThanPartsAreIsRefused() throws {
    let ties = (0..<6).map { (id: "r\($0)", kind: "kind\($0)", target: "a.xml") }
    let file = try OfficeFile.of("<w:t>a</w:t>", ties, [("word/a.xml", "<a/>")])
    #expect(throws: OfficeError(.tooLarge, "")) { try OfficeContents(reading: file) }
    #expect(throws: OfficeError(.tooLarge, "")) { try OfficeTrimming(file) }
  }

  /// One letter with so many marks above it is one character.
  @Test func aFieldOfGreatLengthIsTold() throws {
    let long = "a" + String(repeating: "\u{301}", count: 10_000)
    #expect(try Self.names(OfficeFile.of("<w:instrText>\(long)</w:instrText>")) == ["field of great length"])
    #expect(try Self.names(OfficeFile.of("<w:instrText> PAGE </w:instrText>")) == [])
  }

  /// A name of a style that is nowhere is that of paragraphs without one, however long it is.
  @Test func aStyleWithALongNameThatIsNotThere() throws {
    let long = String(repeating: "a", count: 5000)
    for (isHidden, told) in [(true, Set(["hidden text"])), (false, [])] {
      let style = "<w:style w:default='1' w:styleId='a'>\(isHidden ? "<w:rPr><w:vanish/></w:rPr>" : "")</w:style>"
      let file = try OfficeFile.of(
        "<w:p><w:pPr><w:pStyle w:val='\(long)'/></w:pPr><w:r><w:t>Zwx</w:t></w:r></w:p>",
        [("r1", "styles", "styles.xml")], [("word/styles.xml", "<w:styles \(OfficeFile.head)>\(style)</w:styles>")])
      #expect(try Self.names(file) == told)
    }
  }

  /// A number in two pieces is one.
  @Test func aStringThatACellShowsStays() throws {
    let strings = "<sst><si><t>a</t></si><si><t>b</t></si><si><t>c</t></si></sst>"
    let file = try OfficeFile.of(
      "<sheet r:id='r2'/><c t='s'><v>0</v></c><c t='s'><v><![CDATA[0]]>1</v></c><c t='s'><v> 2</v></c>",
      [("r1", "sharedStrings", "s.xml"), ("r2", "worksheet", "document.xml")], [("word/s.xml", strings)])
    #expect(try Self.names(file) == [])
    #expect(try OfficeFile.part("word/s.xml", of: OfficeTrimming(file).bytes()) == strings)
  }

  /// What something may lead to stays in a copy: it would show something else without.
  @Test(arguments: [
    "<definedName name='Rate' hidden='1'>3</definedName><f>INDIRECT(\"Rat\"&amp;\"e\")</f>",
    "<definedName name='Rate' hidden='1'>3</definedName><cfvo type='formula' val='Rate'/>",
    "<w:bookmarkStart w:id='1' w:name='Rate'/><w:bookmarkEnd w:id='1'/><v:shape href='#Rate'/>",
  ])
  func whatSomethingMayLeadToStays(_ body: String) throws {
    let trimming = try OfficeTrimming(OfficeFile.of(body))
    #expect(trimming.takenOut == [])
    #expect(trimming.remaining.map(\.name).contains { ["hidden name", "bookmark"].contains($0) })
  }

  @Test(arguments: [("openpyxl", true), ("python-docx", true), ("Zwx", false)])
  func aProgramIsNoAuthor(_ name: String, _ isProgram: Bool) throws {
    let file = try OfficeFile.of(
      "<w:t>a</w:t>", [("r1", "core-properties", "core.xml")],
      [("word/core.xml", "<p><creator>\(name)</creator></p>")])
    #expect(try Self.names(file) == (isProgram ? [] : ["creator"]))
  }

  @Test(arguments: [("Title", true), ("Publish Date", true), ("Title of Zwx", false)])
  func namesOfCoverPagesAreCommon(_ name: String, _ isCommon: Bool) throws {
    let control = "<w:sdtPr><w:alias w:val='\(name)'/></w:sdtPr><w:sdtContent><w:t>seen</w:t></w:sdtContent>"
    let file = try OfficeFile.of("<w:sdt>\(control)</w:sdt>")
    #expect(try Self.names(file) == (isCommon ? [] : ["name of a control"]))
  }
}
