import TestSupport
import Testing

@testable import OfficeOpenXML

/// What goes out of parts of office files, and what does not; hostile files too.
struct OfficeTrimmingTests {
  /// A ZIP file in which a part is called otherwise, in as many letters.
  private static func renamed(_ bytes: [UInt8], _ old: String, _ new: String) -> [UInt8] {
    bytes.replacing(Array(old.utf8), with: Array(new.utf8))
  }

  /// What is left of the main part's inside.
  private func left(_ body: String, _ ties: [(id: String, kind: String, target: String)] = []) throws -> String {
    let trimming = try OfficeTrimming(OfficeFile.of(body, ties))
    let whole = try #require(try OfficeFile.part("word/document.xml", of: trimming.bytes()))
    let start = "<w:document \(OfficeFile.head)>"
    #expect(whole.hasPrefix(start))
    return String(whole.dropFirst(start.count).dropLast("</w:document>".count))
  }

  @Test(arguments: [
    // A run in which there is nothing but the mark of a comment goes with it; one with words stays.
    (
      "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>a</w:t></w:r><w:commentRangeEnd w:id='0'/><w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id='0'/></w:r></w:p>",
      "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    ),
    (
      "<w:p><w:r><w:commentReference w:id='0'/><w:t>a</w:t></w:r></w:p>", "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    ),
    // A comment's mark that leads to no comment.
    ("<w:r><w:commentReference w:id='77'></w:commentReference></w:r>", ""),
    (
      "<w:p w:rsidR='00A1' w14:paraId=\"1\"  w14:textId='2' w:rsidRDefault='00A1'><w:r w:rsidRPr='7'><w:t>w:rsidR='00A1' &lt;w:rsids/&gt;</w:t></w:r></w:p>",
      "<w:p><w:r><w:t>w:rsidR='00A1' &lt;w:rsids/&gt;</w:t></w:r></w:p>"
    ),
    // An attribute of that name that is nobody's.
    ("<x rsidR='1'/>", "<x rsidR='1'/>"),
    ("<w:rsids><w:rsidRoot w:val='1'/><w:rsid w:val='2'/></w:rsids><w:t>a</w:t>", "<w:t>a</w:t>"),
    ("<w:style><w:rsid w:val='1'/></w:style>", "<w:style></w:style>"),
    ("<docPr id='1' name='Picture 1' descr='Q' title=\"Q\"/>", "<docPr id='1' name='Picture 1'/>"),
    ("<docPr id='1' name='road.jpg'/>", "<docPr id='1' name=''/>"),
    (
      "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/a'/></w:sdtPr><w:t>a</w:t></w:sdt>",
      "<w:sdt><w:sdtPr></w:sdtPr><w:t>a</w:t></w:sdt>"
    ),
    ("<!-- Q --><w:t>a<?q r?>b</w:t>", "<w:t>ab</w:t>"),
    ("<w:t><![CDATA[<!-- stays --> w:rsidR=\"1\"]]></w:t>", "<w:t><![CDATA[<!-- stays --> w:rsidR=\"1\"]]></w:t>"),
    ("<sheet xr:uid='{1}' state='visible'/>", "<sheet state='visible'/>"),
    ("<xr:revisionPtr documentId='8'/>", ""),
    ("<fileSharing userName='Q' x='1'/>", "<fileSharing x='1'/>"),
    (
      "<w:bookmarkStart w:id='1' w:name='Q'/><w:t>a</w:t><w:bookmarkEnd w:id='1'/><w:bookmarkStart w:id='2' w:name='_Toc'/><w:bookmarkEnd w:id='2'/>",
      "<w:t>a</w:t><w:bookmarkStart w:id='2' w:name='_Toc'/><w:bookmarkEnd w:id='2'/>"
    ),
  ]) func bytesThatNobodySeesGo(_ body: String, _ wanted: String) throws {
    #expect(try left(body) == wanted)
    let trimming = try OfficeTrimming(OfficeFile.of(body))
    #expect(trimming.remaining == [])
    #expect(trimming.takenOut.isEmpty == (body == wanted))
    // What is left has nothing to take out any more.
    #expect(try OfficeTrimming(trimming.bytes()).takenOut == [])
  }

  @Test(arguments: [
    ("<w:ins><w:r><w:t>a</w:t></w:r></w:ins>", "tracked change"),
    ("<w:other w:id='1' w:author='Q'/>", "author of a change"),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r>", "hidden text"),
    ("<srcRect l='12000'/>", "cropped picture"), ("<sheet state='veryHidden'/>", "hidden sheet"),
    ("<w:fldSimple w:instr=' TITLE '/>", "field TITLE"),
    (
      "<w:r><w:fldChar/></w:r><w:instrText> DOCPRO</w:instrText><w:instrText>PERTY Q</w:instrText><w:fldChar/>",
      "field DOCPROPERTY"
    ),
    // Something leads there: without it the text would be another one.
    ("<w:bookmarkStart w:id='1' w:name='Q'/><w:hyperlink w:anchor='q'/>", "bookmark"),
    ("<w:bookmarkStart w:id='1' w:name='Q'/><w:instrText> REF Q \\h </w:instrText>", "bookmark"),
  ]) func whatTheDocumentSaysIsForPeopleToDecide(_ body: String, _ name: String) throws {
    #expect(try OfficeTrimming(OfficeFile.of(body)).remaining.map(\.name) == [name])
  }

  @Test func partsGoWithAllThatOnlyTheyLeadTo() throws {
    let ties = [
      (id: "r1", kind: "comments", target: "comments.xml"), (id: "r2", kind: "image", target: "media/shared.png"),
      (id: "r3", kind: "styles", target: "styles.xml"), (id: "r4", kind: "printerSettings", target: "p.bin"),
    ]
    let commentTies = OfficeFile.list([
      ("r1", "image", "media/shared.png"), ("r2", "image", "media/own.png"), ("r3", "comments", "../word/comments.xml"),
    ])
    let types = ["comments", "styles"].map { "<Override PartName=\"/word/\($0).xml\" ContentType=\"a\"></Override>" }
    let body = "<pageSetup r:id='r4' scale='7'/><w:sectPr><w:printerSettings r:id='r4'/></w:sectPr><blip r:id='r2'/>"
    let bytes = try OfficeFile.of(
      body, ties,
      [
        ("word/comments.xml", "<a/>"), ("word/_rels/comments.xml.rels", String(decoding: commentTies, as: UTF8.self)),
        ("word/media/shared.png", "1"), ("word/media/own.png", "2"), ("word/styles.xml", "<a/>"), ("word/p.bin", "3"),
      ], types: types.joined())
    let trimming = try OfficeTrimming(bytes)
    #expect(trimming.remaining == [])
    let made = try trimming.bytes { $0 == Array("1".utf8) ? Array("new".utf8) : $0 }
    #expect(
      try ZIPFile(made).writtenNames == [
        "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels",
        "word/media/shared.png", "word/styles.xml",
      ])
    #expect(try OfficeFile.part("word/media/shared.png", of: made) == "new")
    #expect(try OfficeFile.part("[Content_Types].xml", of: made) == "<Types>\(types[1])</Types>")
    #expect(
      try OfficeFile.part("word/document.xml", of: made)?.contains("<pageSetup scale='7'/><w:sectPr></w:sectPr>")
        == true)
    #expect(try OfficeFile.part("word/_rels/document.xml.rels", of: made)?.contains("comments") == false)
  }

  @Test func pointersGoWithTheirRelationships() throws {
    let ties = [(id: "r1", kind: "comments", target: "c.xml"), (id: "r2", kind: "attachedTemplate", target: "Q.dotm")]
    let body = """
      <x><ext uri='1'><commentRel r:id='r1'/></ext><ext uri='2'><y/><commentRel r:id='r1'/></ext></x>\
      <w:attachedTemplate r:id='r2'/><w:attachedTemplate r:id='r3'/>
      """
    #expect(try left(body, ties) == "<x><ext uri='2'><y/></ext></x><w:attachedTemplate r:id='r3'/>")
    // A template lies outside; what the list says between its entries goes too.
    let list =
      "<Relationships><!--Q--><Relationship Id='r1' Type='a/attachedTemplate' Target='file:///Q' TargetMode='External'/></Relationships>"
    let trimming = try OfficeTrimming(OfficeFile.of("<w:t/>", [], [("word/_rels/document.xml.rels", list)]))
    #expect(trimming.remaining == [])
    #expect(trimming.takenOut.map(\.kind) == [.name])
    #expect(
      try OfficeFile.part("word/_rels/document.xml.rels", of: trimming.bytes()) == "<Relationships></Relationships>")
  }

  /// Whatever is in each other: the texts stay, and a second time nothing is left to take out.
  @Test func textsStayWhateverStandsAroundThem() throws {
    let wrappers = [
      ("<w:p w:rsidR='1'>", "</w:p>"), ("<w:r w14:paraId='1'>", "</w:r>"), ("<ext>", "</ext>"), ("<w:sdt>", "</w:sdt>"),
      ("<w:hyperlink w:anchor='kept'>", "</w:hyperlink>"), ("<w:rPr>", "</w:rPr>"),
    ]
    let pieces = [
      "<w:commentRangeStart w:id='1'/>", "<w:commentReference w:id='1'/>", "<w:bookmarkStart w:id='1' w:name='Q'/>",
      "<w:bookmarkEnd w:id='1'/>", "<w:bookmarkStart w:id='2' w:name='_kept'/>", "<w:bookmarkEnd w:id='2'/>",
      "<w:dataBinding/>", "<docPr name='a.jpg' descr='Q'/>", "<!-- Q -->", "<w:tab/>", "<w:rsids><w:rsid/></w:rsids>",
    ]
    var random = SeededGenerator(seed: 7)
    func texts(_ bytes: [UInt8]) throws -> [String] {
      var found: [String] = []
      var reader = try XMLReader(bytes)
      var isText = false
      while let token = try reader.next() {
        switch token {
        case .start(let name, _): isText = name.local == "t"
        case .text(let text): if isText { found.append(text) }
        case .end: isText = false
        }
      }
      return found
    }
    func body(_ depth: Int) -> String {
      (0..<Int.random(in: 0..<5, using: &random)).map { _ in
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where depth > 0:
          let around = wrappers.randomElement(using: &random) ?? ("", "")
          return around.0 + body(depth - 1) + around.1
        case 1: return "<w:t>w:rsidR='\(Int.random(in: 0..<100, using: &random))'</w:t>"
        default: return pieces.randomElement(using: &random) ?? ""
        }
      }.joined()
    }
    for _ in 0..<300 {
      let original = try OfficeFile.of(body(5))
      let trimming = try OfficeTrimming(original)
      let made = try trimming.bytes()
      let name = "word/document.xml"
      #expect(
        try texts(Array((OfficeFile.part(name, of: original) ?? "").utf8))
          == texts(Array((OfficeFile.part(name, of: made) ?? "").utf8)))
      #expect(trimming.remaining == [])
      #expect(try OfficeContents(reading: made).remarks == [])
      let again = try OfficeTrimming(made)
      #expect(try again.takenOut == [] && again.bytes() == made)
    }
  }

  @Test func loopsOfRelationshipsEnd() throws {
    let ties = [(id: "r1", kind: "header", target: "a.xml"), (id: "r2", kind: "comments", target: "document.xml")]
    let back = OfficeFile.list([("r1", "footer", "document.xml"), ("r2", "header", "a.xml")])
    let bytes = try OfficeFile.of(
      "<w:t>a</w:t>", ties, [("word/a.xml", "<a/>"), ("word/_rels/a.xml.rels", String(decoding: back, as: UTF8.self))])
    let trimming = try OfficeTrimming(bytes)
    #expect(trimming.takenOut.map(\.name) == ["comments"])
    #expect(try OfficeFile.part("word/document.xml", of: trimming.bytes())?.contains("<w:t>a</w:t>") == true)
  }

  @Test func drawingsOfCommentsGoAndOthersDoNot() throws {
    let note = "<v:shape><x:ClientData ObjectType=\"Note\"/></v:shape>"
    let head = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
    let ties = [(id: "r1", kind: "vmlDrawing", target: "d.vml")]
    let body = "<w:t>a</w:t><legacyDrawing r:id='r1'/>"
    let alone = try OfficeTrimming(OfficeFile.of(body, ties, [("word/d.vml", "\(head)\(note)</xml>")]))
    #expect(alone.remaining == [])
    #expect(try OfficeFile.part("word/document.xml", of: alone.bytes())?.contains("legacyDrawing") == false)
    #expect(try !ZIPFile(alone.bytes()).contains("word/d.vml"))
    let mixed = try OfficeTrimming(OfficeFile.of(body, ties, [("word/d.vml", "\(head)\(note)<v:shape/></xml>")]))
    #expect(mixed.remaining.map(\.name) == ["part of another kind vmlDrawing"])
  }

  @Test func whatPointsAtAPartThatGoesStandsInTheWay() throws {
    let ties = [(id: "r1", kind: "comments", target: "c.xml")]
    let trimming = try OfficeTrimming(OfficeFile.of("<w:x r:id='r1'/>", ties, [("word/c.xml", "<a/>")]))
    #expect(trimming.remaining.map(\.name) == ["x that points at what would go"])
  }

  @Test func partsOfUnknownKindsAndLooseOnesStandInTheWay() throws {
    let ties = [(id: "r1", kind: "rare", target: "t.bin")]
    let unknown = try OfficeTrimming(OfficeFile.of("", ties, [("word/t.bin", "Q")]))
    #expect(unknown.remaining.map(\.name) == ["part of another kind rare"])
    let loose = try OfficeTrimming(OfficeFile.of("", [], [("left.xml", "<a/>")]))
    #expect(loose.remaining.map(\.name) == ["part without a relationship"])
    // Two that lead only to each other.
    let island = OfficeFile.list([("r1", "header", "b.xml")])
    let apart = try OfficeTrimming(
      OfficeFile.of(
        "", [], [("a.xml", "<a/>"), ("b.xml", "<a/>"), ("_rels/a.xml.rels", String(decoding: island, as: UTF8.self))]))
    #expect(apart.remaining.map(\.name) == ["part without a relationship"])
  }

  @Test func hostileFilesMakeNoCopy() throws {
    func error(_ body: () throws -> Void) -> OfficeError.Code? {
      do {
        try body()
        return nil
      } catch { return (error as? OfficeError)?.code }
    }
    let ties = [(id: "r1", kind: "header", target: "aaaa.xml"), (id: "r2", kind: "header", target: "bbbb.xml")]
    let body = "<w:headerReference r:id='r1'/><w:headerReference r:id='r2'/>"
    let plain = try OfficeFile.of(body, ties, [("word/aaaa.xml", "<a/>"), ("word/bbbb.xml", "<a/>")])
    #expect(error { _ = try OfficeTrimming(plain).bytes() } == nil)
    // Two parts of one name.
    #expect(error { _ = try OfficeTrimming(Self.renamed(plain, "word/bbbb.xml", "word/AAAA.xml")) } == .badName)
    // No relationship leads there: targets are without such steps.
    let outside = try OfficeTrimming(Self.renamed(plain, "word/bbbb.xml", "../../bbb.xml"))
    #expect(outside.remaining.map(\.name) == ["part without a relationship"])
    let twice = [(id: "r1", kind: "header", target: "a.xml"), (id: "r1", kind: "comments", target: "b.xml")]
    #expect(error { _ = try OfficeTrimming(OfficeFile.of("", twice)) } == .badXML)
    #expect(error { _ = try OfficeTrimming(OfficeFile.of("<!DOCTYPE a>")) } != nil)
    #expect(error { _ = try OfficeTrimming(OfficeFile.of("<w:t>")) } == .badXML)
    #expect(error { _ = try OfficeTrimming(OfficeFile.of("&ent;")) } == .badXML)
    var empty = ZIPWriter()
    try empty.add("a.xml", Array("<a/>".utf8))
    #expect(error { _ = try OfficeTrimming(empty.finished()) } == .notWord)
    var limits = OfficeContents.Limits()
    limits.byteCount = 100
    #expect(error { _ = try OfficeTrimming(plain, limits: limits) } == .tooLarge)
  }
}
