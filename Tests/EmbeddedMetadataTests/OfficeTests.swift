import OfficeOpenXML
import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// Office files, made here and by python-docx and openpyxl.
struct OfficeTests {
  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  private static let canMake = ExternalTool.python.isInstalled
  private static let missing: Comment = "the Python of Tests/setup is not prepared"

  private func inspect(_ bytes: [UInt8], _ tool: ExifTool? = ExifTool()) throws -> Inspection {
    try MetadataInspector(tool: tool).inspect(MemoryFile(bytes), mediaType: Self.word)
  }

  /// A file of these parts; each is tied to the first by a relationship of its kind.
  private static func file(_ parts: [(kind: String, name: String, content: [UInt8])], loose: [String] = []) throws
    -> [UInt8]
  {
    let lines = parts.enumerated().map { place, part in
      "<Relationship Id=\"r\(place)\" Target=\"\(part.name)\" Type=\"http://a/\(part.kind)\"/>"
    }
    let list = "<Relationships xmlns=\"http://b\">\(lines.joined())</Relationships>"
    var writer = ZIPWriter()
    try writer.add("[Content_Types].xml", Array("<Types/>".utf8))
    try writer.add("_rels/.rels", Array(list.utf8))
    for part in parts { try writer.add(part.name, part.content) }
    for name in loose { try writer.add(name, []) }
    return writer.finished()
  }

  private static func xml(_ text: String) -> [UInt8] {
    Array(
      "<a xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\(text)</a>".utf8)
  }

  @Test(arguments: [
    ("core-properties", "<creator>Q</creator>", EmbeddedKind.author), ("core-properties", "<title>Q</title>", .title),
    ("core-properties", "<created>2026-03-06T11:30:00Z</created>", .time),
    ("extended-properties", "<Company>Q</Company>", .author),
    ("custom-properties", "<property name='x'/>", .title),
    ("officeDocument", "<w:ins><w:r><w:t>a</w:t></w:r></w:ins>", .change),
    ("comments", "<w:comment/>", .comment), ("people", "", .author), ("thumbnail", "", .preview),
    ("oleObject", "", .attachment),
    ("vbaProject", "", .attachment), ("printerSettings", "", .device), ("revisionLog", "", .change),
    ("notesSlide", "", .comment),
    ("worksheet", "<sheet state='hidden'/>", .comment), ("worksheet", "<row hidden='1'/>", .comment),
    ("slide", "<sld show='0'/>", .comment),
    ("slide", "<srcRect l='12000' t='0'/>", .preview), ("officeDocument", "<docPr id='1' descr='Q'/>", .comment),
    ("settings", "<w:docVars><w:docVar w:name='a' w:val='Q'/></w:docVars>", .comment),
    ("officeDocument", "<w:bookmarkStart w:id='0' w:name='Q'/>", .comment),
    ("officeDocument", "<w:fldSimple w:instr=' INCLUDETEXT &quot;C:\\\\Q\\\\a.docx&quot; '/>", .author),
    (
      "officeDocument",
      "<w:r><w:fldChar/></w:r><w:r><w:instrText> HYPERLINK &quot;file:</w:instrText></w:r><w:r><w:instrText>///home/q&quot;</w:instrText></w:r><w:r><w:fldChar/></w:r>",
      .author
    ),
    ("styles", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r>", .comment),
  ]) func eachKindIsFound(_ kind: String, _ text: String, _ wanted: EmbeddedKind) throws {
    let found = try inspect(Self.file([(kind, "part.xml", Self.xml(text))]))
    #expect(found.facts.map(\.kind).contains(wanted), "\(found)")
    #expect(found.gap == nil)
  }

  @Test func whatIsOfNoKindIsNone() throws {
    let plain = [
      ("core-properties", "<creator> </creator><title/>"),
      ("extended-properties", "<Application>Q</Application><Template>Normal.dotm</Template>"),
      ("officeDocument", "<w:p><w:r><w:t>a</w:t></w:r></w:p>"), ("worksheet", "<sheet/><row hidden='0'/>"),
      ("slide", "<srcRect l='0'/><srcRect/><cNvPr id='1' name='Picture 1' descr=' '/>"),
      (
        "officeDocument",
        "<w:bookmarkStart w:name='_GoBack'/><w:fldSimple w:instr=' PAGE '/><w:instrText> HYPERLINK \"https://a\" </w:instrText><w:fldChar/>"
      ),
    ]
    for (kind, text) in plain {
      #expect(try inspect(Self.file([(kind, "part.xml", Self.xml(text))])).facts == [], "\(kind)")
    }
  }

  @Test func partsThatBelongToNothingAreFound() throws {
    let found = try inspect(Self.file([("officeDocument", "a.xml", Self.xml(""))], loose: ["left.bin"]))
    #expect(found.facts.map(\.kind) == [.attachment])
  }

  @Test func picturesAreLookedInto() throws {
    let bare = try Self.file([("image", "media/a.jpg", Specimens.jpeg)])
    #expect(try inspect(bare, nil).gap == .noProgram)
    #expect(try inspect(Self.file([("image", "media/a.emf", [1, 0, 0, 0])])).gap == .unknownFormat)
    guard Specimens.exiftool.isInstalled else { return }
    #expect(try inspect(bare).facts == [] && inspect(bare).gap == nil)
    let tagged = try Specimens.tagged(Specimens.jpeg, "jpg", ["-GPSLatitude=41.7"])
    #expect(try inspect(Self.file([("image", "media/a.jpg", tagged)])).facts.contains { $0.kind == .location })
  }

  @Test func whatIsDamagedIsNotLookedInto() throws {
    let whole = try Self.file([("core-properties", "part.xml", Self.xml("<creator>Q</creator>"))])
    for bytes in [[], Array(whole.dropLast(10)), Array("PK\u{3}\u{4}".utf8)] {
      #expect(try inspect(bytes).gap == .unreadable)
    }
    let entity = try Self.file([("a", "a.xml", Array("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>".utf8))])
    #expect(try inspect(entity).gap == .unreadable)
    #expect(try inspect(ZIPWriter().finished()).gap == .unreadable)
  }

  @Test(.enabled(if: canMake, missing)) func filesOfOtherProgramsAreRead() throws {
    let folder = try TemporaryFolder()
    let script = """
      import sys, docx, openpyxl
      d = docx.Document(); d.core_properties.author = 'Q'; d.add_paragraph('a'); d.save(sys.argv[1])
      b = openpyxl.Workbook(); b.properties.creator = ''; b.active['A1'] = 1; b.save(sys.argv[2])
      """
    let run = try ExternalTool.python.run(["-c", script, folder.path("a.docx"), folder.path("a.xlsx")])
    #expect(run.status == 0, "\(run.errors)")
    let letter = try inspect(folder.bytes("a.docx"))
    // python-docx writes a thumbnail of its template.
    #expect(letter.facts.contains { $0.kind == .author } && letter.facts.contains { $0.kind == .preview })
    #expect(letter.facts.allSatisfy { [.author, .preview, .time, .title].contains($0.kind) }, "\(letter.facts)")
    let table = try inspect(folder.bytes("a.xlsx"))
    #expect(table.gap == nil && table.facts.allSatisfy { $0.kind == .time }, "\(table)")
  }

  @Test func ourOwnDraftsTellNothing() throws {
    let draft = try WordDocument(title: "", language: "en", blocks: [.paragraph([.plain("a")])]).bytes()
    #expect(try inspect(draft) == Inspection())
  }
}
