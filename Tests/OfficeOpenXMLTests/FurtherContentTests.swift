import Testing

@testable import OfficeOpenXML

/// What office files hold beside what they show, each kind in a file of its own: it is told, and the copy does not have
/// it, or there is none. What nobody is to see says "Zwx".
struct FurtherContentTests {
  /// What a file has that is to be found.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    var body = ""
    var ties: [OfficeFile.Tie] = []
    var parts: [(String, String)] = []
    /// What the look tells.
    let told: Set<String>
    /// Whether a copy can be made, and what is left of the main part's inside then.
    var left: String?

    func file() throws -> [UInt8] { try OfficeFile.of(body, ties, parts) }
  }

  /// A part of its own, with the names of all namespaces.
  private static func part(_ name: String, _ text: String, _ inner: String) -> (String, String) {
    ("word/\(name)", "<w:\(text) \(OfficeFile.head)>\(inner)</w:\(text)>")
  }

  private static func styled(_ name: String, _ style: String, _ body: String, _ told: Bool = true) -> Case {
    Case(
      testDescription: name, body: body, ties: [("r1", "styles", "styles.xml")],
      parts: [part("styles.xml", "styles", style)], told: told ? ["hidden text"] : [])
  }

  /// Workbooks.
  static let workbooks = [
    Case(
      testDescription: "rows kept for a pivot table",
      body: "<pivotCaches><pivotCache cacheId='1' r:id='r1'/></pivotCaches><c><v>17</v></c>",
      ties: [("r1", "pivotCacheDefinition", "c.xml"), ("r2", "pivotTable", "p.xml")],
      parts: [
        (
          "word/c.xml",
          "<pivotCacheDefinition refreshedBy='Zwx'><sharedItems count='1'><s v='Zwx'/></sharedItems></pivotCacheDefinition>"
        ),
        (
          "word/_rels/c.xml.rels",
          String(decoding: OfficeFile.list([("r1", "pivotCacheRecords", "k.xml")]), as: UTF8.self)
        ),
        ("word/k.xml", "<pivotCacheRecords><r><s v='Zwx'/></r></pivotCacheRecords>"),
        ("word/p.xml", "<pivotTableDefinition/>"),
      ], told: ["pivotCacheRecords", "values kept for a pivot table", "refreshedBy"], left: "<c><v>17</v></c>"),
    Case(
      testDescription: "values of groups of a pivot table",
      ties: [("r1", "pivotCacheDefinition", "c.xml")],
      parts: [("word/c.xml", "<a><fieldGroup><groupItems><s v='Zwx'/></groupItems></fieldGroup></a>")],
      told: ["values kept for a pivot table"], left: ""),
    Case(
      testDescription: "a formula that reads a pivot table",
      body: "<f>GETPIVOTDATA(\"a\",$A$3)</f>", ties: [("r1", "pivotCacheDefinition", "c.xml")],
      parts: [("word/c.xml", "<a><sharedItems><s v='Zwx'/></sharedItems></a>")],
      told: ["values kept for a pivot table"]),
    Case(
      testDescription: "a slicer of a pivot table",
      ties: [("r1", "pivotCacheDefinition", "c.xml"), ("r2", "slicerCache", "s.xml")],
      parts: [("word/c.xml", "<a><sharedItems><n v='17'/></sharedItems></a>"), ("word/s.xml", "<a/>")],
      told: ["values kept for a pivot table"]),
    Case(
      testDescription: "connections",
      body: "<table tableType='queryTable' id='1'><tableColumn queryTableFieldId='1'/></table>",
      ties: [("r1", "connections", "c.xml"), ("r2", "queryTable", "q.xml")],
      parts: [
        ("word/c.xml", "<connections><connection name='Zwx'/></connections>"),
        ("word/q.xml", "<queryTable name='Zwx'/>"),
      ], told: ["connections", "queryTable"], left: "<table id='1'><tableColumn/></table>"),
    Case(
      testDescription: "own views",
      body:
        "<customWorkbookViews><customWorkbookView name='Zwx'/></customWorkbookViews><customSheetViews><customSheetView guid='{1}'/></customSheetViews>",
      told: ["own view"], left: ""),
    Case(
      testDescription: "scenarios",
      body: "<scenarios><scenario name='a' user='Zwx'><inputCells r='A1' val='Zwx'/></scenario></scenarios>",
      told: ["scenario", "user of a scenario"], left: ""),
    Case(
      testDescription: "hidden names",
      body: "<definedNames><definedName name='Zwx' hidden='1'>Sheet1!$A$1</definedName></definedNames>",
      told: ["hidden name"], left: ""),
    Case(
      testDescription: "a hidden name that a formula needs",
      body: "<definedNames><definedName name='Zwx' hidden='true'>17</definedName></definedNames><f>1+zwx</f>",
      told: ["hidden name"]),
    Case(
      testDescription: "names that programs hide",
      body:
        "<definedName name='_xlnm._FilterDatabase' hidden='1'>Sheet1!$A$1</definedName><definedName name='a'>[1]S!A1+T[B]</definedName>",
      told: [],
      left:
        "<definedName name='_xlnm._FilterDatabase' hidden='1'>Sheet1!$A$1</definedName><definedName name='a'>[1]S!A1+T[B]</definedName>"
    ),
    Case(
      testDescription: "names elsewhere", body: "<definedName name='a'>'C:\\zwx\\[b.xlsx]S'!A1</definedName>",
      told: ["name elsewhere"]),
    Case(
      testDescription: "remarks on names",
      body: "<definedName name='a' comment='Zwx' description='Zwx'>A1</definedName>",
      told: ["remark on a name"], left: "<definedName name='a'>A1</definedName>"),
    Case(
      testDescription: "accounts", body: "<protectedRange name='a' securityDescriptor='Zwx'/>",
      told: ["securityDescriptor"], left: "<protectedRange name='a'/>"),
    Case(
      testDescription: "series filtered out of a chart", body: "<filteredLineSeries><v>Zwx</v></filteredLineSeries>",
      told: ["series filtered out of a chart"]),
  ]

  private static let cells: [(String, String)] = [
    ("word/s.xml", "<sst><si><t>seen</t></si><si><r><t>Z</t></r><r><t>wx</t></r></si><si><t>also</t></si></sst>"),
    ("word/w.xml", "<worksheet><c t='s'><v>0</v></c><c><v>1</v></c><c t='s'><v>2</v></c></worksheet>"),
  ]

  /// Texts of cells, and links.
  static let further = [
    Case(
      testDescription: "a string that no cell shows", body: "<sheet r:id='r2'/>",
      ties: [("r1", "sharedStrings", "s.xml"), ("r2", "worksheet", "w.xml")],
      parts: cells, told: ["text of no cell"], left: "<sheet r:id='r2'/>"),
    Case(
      testDescription: "strings that cells show", body: "<sheet r:id='r2'/>",
      ties: [("r1", "sharedStrings", "s.xml"), ("r2", "worksheet", "w.xml")],
      parts: [cells[0], ("word/w.xml", cells[1].1.replacing("<c><v>1", with: "<c t='s'><v>1"))], told: []),
    Case(testDescription: "a row without height", body: "<row ht='0' customHeight='1'/>", told: ["hidden row"]),
    Case(testDescription: "a column without width", body: "<col width='0.0'/>", told: ["hidden col"]),
    Case(
      testDescription: "smart tags",
      body: "<w:smartTag><w:smartTagPr><w:attr w:name='a' w:val='Zwx'/></w:smartTagPr><w:t>seen</w:t></w:smartTag>",
      told: ["smart tag"], left: "<w:smartTag><w:t>seen</w:t></w:smartTag>"),
    linked("file:///C:/Zwx/a.docx", true), linked("Zwx.docx", true), linked("\\\\zwx\\a", true),
    linked("https://example.org/a", false), linked("MAILTO:a@example.org", false), linked("#place", false),
  ]

  private static func linked(_ target: String, _ isFile: Bool) -> Case {
    let list =
      "<Relationships><Relationship Id='r1' Type='a/hyperlink' TargetMode='External' Target='\(target)'/></Relationships>"
    return Case(
      testDescription: "a link to \(target)", body: "<w:hyperlink r:id='r1'/>",
      parts: [("word/_rels/document.xml.rels", list)], told: isFile ? ["hyperlink elsewhere"] : [])
  }

  /// Drawings.
  static let drawings = [
    Case(testDescription: "a hidden shape", body: "<docPr id='1' name='Shape 1' hidden='1'/>", told: ["hidden shape"]),
    Case(
      testDescription: "a hidden shape of a slide", body: "<cNvPr id='1' hidden='true'><ext/></cNvPr>",
      told: ["hidden shape"]),
    Case(
      testDescription: "a form field that Excel draws twice",
      body: "<cNvPr id='1' hidden='1'><ext><compatExt/></ext></cNvPr>",
      told: [], left: "<cNvPr id='1' hidden='1'><ext><compatExt/></ext></cNvPr>"),
    Case(
      testDescription: "a hidden older shape",
      body: "<v:shape style='width:1; Visibility : hidden'><w:t>Zwx</w:t></v:shape>",
      told: ["hidden shape"]),
    Case(
      testDescription: "an older shape that is not displayed", body: "<v:rect style='display:none'/>",
      told: ["hidden shape"]),
    Case(
      testDescription: "older shapes",
      body: "<v:shapetype style='visibility:hidden'/><v:shape style='visibility:visible'/>",
      told: [], left: "<v:shapetype style='visibility:hidden'/><v:shape style='visibility:visible'/>"),
    Case(
      testDescription: "a hidden shape in a drawing of its own", body: "<legacyDrawing r:id='r1'/>",
      ties: [("r1", "vmlDrawing", "d.vml")],
      parts: [part("d.vml", "xml", "<v:shape style='visibility:hidden'><v:textbox>Zwx</v:textbox></v:shape>")],
      told: ["hidden shape"]),
    Case(
      testDescription: "a drawing that is no XML", ties: [("r1", "vmlDrawing", "d.vml")],
      parts: [("word/d.vml", "<xml><br></xml>")], told: ["older drawing that cannot be read"]),
    Case(
      testDescription: "the frame of a comment", body: "<legacyDrawing r:id='r1'/>",
      ties: [("r1", "vmlDrawing", "d.vml")],
      parts: [part("d.vml", "xml", "<v:shape style='visibility:hidden'><x:ClientData ObjectType='Note'/></v:shape>")],
      told: [], left: ""),
    Case(
      testDescription: "a rendering that says something else",
      body:
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:p><w:t>seen</w:t></w:p></mc:Choice><mc:Fallback><w:p><w:t>seen Zwx</w:t></w:p></mc:Fallback></mc:AlternateContent>",
      told: ["text of another rendering"]),
    Case(
      testDescription: "more renderings in each other than a program makes",
      body: String(repeating: "<mc:AlternateContent><mc:Choice Requires='a'>", count: 9) + "<w:t>Zwx</w:t>"
        + String(repeating: "</mc:Choice></mc:AlternateContent>", count: 9),
      told: ["text of another rendering"]),
    Case(
      testDescription: "a rendering in a rendering",
      body:
        "<mc:AlternateContent><mc:Choice Requires='wpg'><mc:AlternateContent><mc:Choice Requires='a'><w:t>in</w:t></mc:Choice><mc:Fallback><w:t>in</w:t></mc:Fallback></mc:AlternateContent><w:t>out</w:t></mc:Choice><mc:Fallback><w:t>out</w:t><w:t> in</w:t></mc:Fallback></mc:AlternateContent>",
      told: [],
      left:
        "<mc:AlternateContent><mc:Choice Requires='wpg'><mc:AlternateContent><mc:Choice Requires='a'><w:t>in</w:t></mc:Choice><mc:Fallback><w:t>in</w:t></mc:Fallback></mc:AlternateContent><w:t>out</w:t></mc:Choice><mc:Fallback><w:t>out</w:t><w:t> in</w:t></mc:Fallback></mc:AlternateContent>"
    ),
  ]

  private static let hiding = "<w:style w:type='paragraph' w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>"
  private static let text = "<w:r><w:t>Zwx</w:t></w:r>"

  /// Styles that hide.
  static let styles = [
    styled("a paragraph's style", hiding, "<w:p><w:pPr><w:pStyle w:val='H'/></w:pPr>\(text)</w:p>"),
    styled("a style that nobody uses", hiding, "<w:p>\(text)</w:p>", false),
    styled(
      "a style that is based on one",
      hiding
        + "<w:style w:styleId='I'><w:basedOn w:val='H'/></w:style><w:style w:styleId='J'><w:basedOn w:val='I'/></w:style>",
      "<w:p><w:r><w:rPr><w:rStyle w:val='J'/></w:rPr><w:t>Zwx</w:t></w:r></w:p>"),
    styled(
      "a style that shows again",
      hiding + "<w:style w:styleId='I'><w:basedOn w:val='H'/><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>",
      "<w:p><w:pPr><w:pStyle w:val='I'/></w:pPr>\(text)</w:p>", false),
    styled(
      "a run that shows again", hiding,
      "<w:p><w:pPr><w:pStyle w:val='H'/></w:pPr><w:r><w:rPr><w:vanish w:val='false'/></w:rPr><w:t>seen</w:t></w:r></w:p>",
      false),
    styled(
      "a style of paragraphs without one", hiding.replacing("w:styleId", with: "w:default='1' w:styleId"),
      "<w:p>\(text)</w:p>"),
    styled(
      "what all text has", "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>",
      "<w:p>\(text)</w:p>"),
    styled(
      "a table's style",
      "<w:style w:type='table' w:styleId='T'><w:tblStylePr><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>",
      "<w:tbl><w:tblPr><w:tblStyle w:val='T'/></w:tblPr><w:tc><w:p>\(text)</w:p></w:tc></w:tbl>"),
    styled(
      "styles in a circle", "<w:style w:styleId='H'><w:basedOn w:val='H'/></w:style>",
      "<w:p><w:pPr><w:pStyle w:val='H'/></w:pPr>\(text)</w:p>", false),
    styled("a style in other letters", hiding, "<w:p><w:pPr><w:pStyle w:val='h'/></w:pPr>\(text)</w:p>"),
    styled(
      "a style that is based on a long row of others",
      hiding.replacing("'H'", with: "'S300'")
        + (0..<300).map { "<w:style w:styleId='S\($0)'><w:basedOn w:val='S\($0 + 1)'/></w:style>" }.joined(),
      "<w:p><w:pPr><w:pStyle w:val='S0'/></w:pPr>\(text)</w:p>"),
    styled("a hidden tab", "", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:tab/><w:t> </w:t></w:r></w:p>", false),
    styled("a run that is always hidden", "", "<w:p><w:r><w:rPr><w:specVanish/></w:rPr><w:t>Zwx</w:t></w:r></w:p>"),
    styled(
      "a text box in a hidden run", "",
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><x><w:p><w:r><w:t>Zwx</w:t></w:r></w:p></x></w:r></w:p>"),
    styled(
      "a run behind a text box", "",
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><x><w:p><w:r/></w:p></x><w:t>Zwx</w:t></w:r></w:p>"),
    // What is hidden on the web alone; the mark of a paragraph; what was hidden before a tracked change.
    styled(
      "what is seen on paper", "",
      "<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:rPr><w:webHidden/></w:rPr><w:t>seen</w:t></w:r></w:p>",
      false),
    Case(
      testDescription: "a hidden picture", body: "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:drawing/></w:r></w:p>",
      told: ["hidden picture"]),
    Case(
      testDescription: "a list", ties: [("r1", "numbering", "n.xml")],
      parts: [part("n.xml", "numbering", "<w:lvl><w:lvlText w:val='Zwx %1'/><w:rPr><w:vanish/></w:rPr></w:lvl>")],
      told: ["hidden text of a list"]),
  ]

  /// Forms, data and what programs keep.
  static let forms = [
    Case(
      testDescription: "names of controls",
      body:
        "<w:sdt><w:sdtPr><w:alias w:val='Zwx'/><w:tag w:val='Zwx'/></w:sdtPr><w:sdtContent><w:t>seen</w:t></w:sdtContent></w:sdt>",
      told: ["name of a control"],
      left: "<w:sdt><w:sdtPr></w:sdtPr><w:sdtContent><w:t>seen</w:t></w:sdtContent></w:sdt>"),
    Case(
      testDescription: "names of controls that say nothing more",
      body: "<w:sdt><w:sdtPr><w:alias w:val='seen'/><w:tag w:val='goog_rdk_1'/></w:sdtPr><w:t>seen</w:t></w:sdt>",
      told: [], left: "<w:sdt><w:sdtPr></w:sdtPr><w:t>seen</w:t></w:sdt>"),
    Case(
      testDescription: "lists of controls",
      body:
        "<w:sdt><w:sdtPr><w:dropDownList w:lastValue='Zwx'><w:listItem w:displayText='seen' w:value='Zwx'/></w:dropDownList></w:sdtPr><w:t>seen</w:t></w:sdt>",
      told: ["list of a control"],
      left: "<w:sdt><w:sdtPr><w:dropDownList></w:dropDownList></w:sdtPr><w:t>seen</w:t></w:sdt>"),
    Case(
      testDescription: "form fields",
      body:
        "<w:ffData><w:name w:val='Zwx'/><w:helpText w:val='Zwx'/><w:statusText w:val='Zwx'/><w:entryMacro w:val='Zwx'/><w:textInput><w:default w:val='Zwx'/></w:textInput></w:ffData>",
      told: ["name of a form field", "help of a form field", "macro of a form field", "default of a form field"],
      left: "<w:ffData><w:name w:val=''/><w:textInput></w:textInput></w:ffData>"),
    Case(
      testDescription: "form fields that say nothing",
      body: "<w:ffData><w:name w:val='Check12'/><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>", told: [],
      left: "<w:ffData><w:name w:val='Check12'/><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"),
    Case(
      testDescription: "a form field to which something leads",
      body: "<w:ffData><w:name w:val='Zwx'/></w:ffData><w:instrText> REF zwx </w:instrText>",
      told: ["name of a form field"]),
    Case(
      testDescription: "lists of form fields",
      body: "<w:ffData><w:ddList><w:listEntry w:val='seen'/><w:listEntry w:val='Zwx'/></w:ddList></w:ffData>",
      told: ["list of a form field"]),
    Case(
      testDescription: "a mail merge",
      body: "<w:mailMerge><w:dataSource r:id='r1'/><w:query w:val='Zwx'/></w:mailMerge><w:t>seen</w:t>",
      ties: [("r1", "mailMergeSource", "m.xml"), ("r2", "recipientData", "d.xml")],
      parts: [("word/m.xml", "<a>Zwx</a>"), ("word/d.xml", "<a>Zwx</a>")],
      told: ["mailMerge", "mailMergeSource", "recipientData"], left: "<w:t>seen</w:t>"),
    Case(
      testDescription: "a mail merge that fills fields",
      body: "<w:mailMerge><w:query w:val='Zwx'/></w:mailMerge><w:fldSimple w:instr=' MERGEFIELD a '/>",
      told: ["mailMerge"]),
    Case(
      testDescription: "fields in which programs keep data",
      body: "<w:r><w:fldChar/></w:r><w:instrText> ADDIN CSL {Zwx}</w:instrText><w:r><w:fldChar/></w:r>",
      told: ["field ADDIN"]),
    Case(
      testDescription: "editors", body: "<w:permStart w:id='1' w:ed='Zwx'/>", told: ["name of an editor"],
      left: "<w:permStart w:id='1'/>"),
    Case(
      testDescription: "building blocks",
      body: "<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val='Zwx'/></w:placeholder></w:sdtPr></w:sdt>",
      ties: [("r1", "glossaryDocument", "glossary/document.xml")],
      parts: [
        part(
          "glossary/document.xml", "glossaryDocument",
          "<w:docPart><w:docPartPr><w:name w:val='Zwx'/></w:docPartPr></w:docPart>")
      ],
      told: ["building block"], left: "<w:sdt><w:sdtPr></w:sdtPr></w:sdt>"),
    Case(
      testDescription: "placeholders of programs", ties: [("r1", "glossaryDocument", "g.xml")],
      parts: [
        part(
          "g.xml", "glossaryDocument",
          "<w:docPart><w:docPartPr><w:name w:val='DefaultPlaceholder_1'/></w:docPartPr></w:docPart>")
      ],
      told: [], left: ""),
    Case(
      testDescription: "tags", body: "<p:nvPr xmlns:p='q'><p:custDataLst><p:tags r:id='r1'/></p:custDataLst></p:nvPr>",
      ties: [("r1", "tags", "t.xml")], parts: [("word/t.xml", "<tagLst><tag name='a' val='Zwx'/></tagLst>")],
      told: ["tags"],
      left: "<p:nvPr xmlns:p='q'></p:nvPr>"),
    Case(
      testDescription: "names of sections",
      body: "<ext uri='1'><p14:sectionLst><p14:section name='Zwx'/></p14:sectionLst></ext>",
      told: ["name of a section"], left: ""),
    Case(
      testDescription: "sections without a name",
      body: "<p14:sectionLst><p14:section name='Default Section'/></p14:sectionLst>",
      told: [], left: ""),
    Case(
      testDescription: "data of programs", ties: [("r1", "customXml", "../customXml/item1.xml")],
      parts: [("customXml/item1.xml", "<a><b>Zwx</b></a>")], told: ["customXml"], left: ""),
    Case(
      testDescription: "data of programs in another coding", ties: [("r1", "customXml", "../customXml/item1.xml")],
      parts: [("customXml/item1.xml", "no XML Zwx")], told: ["customXml"], left: ""),
    Case(
      testDescription: "data that says nothing", ties: [("r1", "customXml", "../customXml/item1.xml")],
      parts: [("customXml/item1.xml", "<b:Sources SelectedStyle='\\APA.XSL' StyleName='APA' xmlns:b='q'></b:Sources>")],
      told: [], left: ""),
  ]

  @Test(arguments: workbooks + further + drawings + styles + forms + unshown) func itIsToldAndTheCopyDoesNotHaveIt(
    _ one: Case
  )
    throws
  {
    let file = try one.file()
    #expect(try Set(OfficeContents(reading: file).remarks.map(\.name)) == one.told)
    let trimming = try OfficeTrimming(file)
    guard let left = one.left else {
      // What stays in a copy that tells nothing.
      if one.told.isEmpty {
        #expect(trimming.remaining == [])
      } else {
        #expect(!trimming.remaining.isEmpty)
      }
      return
    }
    #expect(trimming.remaining == [])
    let made = try trimming.bytes()
    let whole = try #require(try OfficeFile.part("word/document.xml", of: made))
    #expect(whole == "<w:document \(OfficeFile.head)>\(left)</w:document>")
    let parts = try ZIPFile(made)
    for name in parts.names {
      let content = String(decoding: try parts.content(of: name, limit: 1 << 20) ?? [], as: UTF8.self)
      #expect(!content.contains("Zwx"), "\(name)")
    }
    #expect(try OfficeContents(reading: made).remarks == [])
    #expect(try OfficeTrimming(made).takenOut == [])
    // What is told is said to be gone under the same name.
    #expect(one.told.isSubset(of: Set(trimming.takenOut.map(\.name) + Self.gonePartly)))
  }

  /// What goes with the part that it is in, or under another name.
  private static let gonePartly = [
    "pivotCacheRecords", "values kept for a pivot table", "refreshedBy", "user of a scenario", "building block",
    "macro of a form field",
  ]
}
