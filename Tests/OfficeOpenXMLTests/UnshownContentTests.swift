@testable import OfficeOpenXML

extension FurtherContentTests {
  private static func unused(_ kind: String, _ body: String = "<w:t>seen</w:t>", isTold: Bool = true) -> Case {
    Case(
      testDescription: "\(kind), \(isTold ? "which nothing names" : "named")", body: body,
      ties: [("r1", kind, "x.xml")], parts: [("word/x.xml", "<x><t>Zwx</t></x>")],
      told: isTold ? ["\(kind) that is not used"] : [])
  }

  private static func same(_ name: String, _ body: String) -> Case {
    Case(testDescription: name, body: body, told: [], left: body)
  }

  private static func cells(_ merges: String, _ isTold: Bool) -> Case {
    Case(
      testDescription: "cells, and \(merges) merged",
      body:
        "<row r='2'><c r='B2'><v>17</v></c><c r='C2'/></row><row><c r='$B$3'><f>1</f></c></row><row r='4'><c><v>1</v></c></row><mergeCell ref='\(merges)'/>",
      told: isTold ? ["text of a merged cell"] : [])
  }

  private static func part(_ kind: String) -> Case {
    Case(
      testDescription: "a part \(kind)", ties: [("r1", kind, "x.xml")], parts: [("word/x.xml", "<x a='Zwx'/>")],
      told: [kind])
  }

  private static func link(_ text: String) -> Case {
    Case(
      testDescription: "a link that says \(text)", body: "<sheet r:id='r2'/><hyperlink ref='A1' display='\(text)'/>",
      ties: [("r1", "sharedStrings", "s.xml"), ("r2", "worksheet", "w.xml")],
      parts: [
        ("word/s.xml", "<sst><si><r><t>se</t></r><r><t>en</t></r></si><si><t>never</t></si></sst>"),
        ("word/w.xml", "<worksheet><c t='s'><v>0</v></c></worksheet>"),
      ], told: (text == "seen" ? [] : ["former text of a link"] as Set).union(["text of no cell"]),
      left: "<sheet r:id='r2'/><hyperlink ref='A1'/>")
  }

  private static func field(_ name: String) -> Case {
    Case(
      testDescription: "a field \(name)", body: "<w:instrText> \(name) </w:instrText><w:r><w:fldChar/></w:r>",
      told: ["field \(name)"])
  }

  /// What belongs to something that is shown, and is not.
  static let unshown =
    [
      unused("header"), unused("footer"), unused("slide"), unused("worksheet"), unused("chart"), unused("diagramData"),
      unused("slide", "<custShow><sldLst><sld r:id='r1'/></sldLst></custShow>"),
      unused("header", "<w:headerReference zz='r1'/>"),
      unused("header", "<w:headerReference r:id='r1'/>", isTold: false),
      unused("slide", "<sldIdLst><sldId r:id='r1'/></sldIdLst>", isTold: false),
      unused("slideLayout", isTold: false),
      Case(
        testDescription: "the slide to which notes lead back", ties: [("r1", "handoutMaster", "n.xml")],
        parts: [
          ("word/n.xml", "<n/>"), ("word/s.xml", "<s/>"),
          (
            "word/_rels/n.xml.rels", String(decoding: OfficeFile.list([("r1", "slide", "s.xml")]), as: UTF8.self)
          ),
        ], told: []),
      Case(
        testDescription: "a note to which nothing refers",
        body: "<w:footnoteReference w:id='2'/>", ties: [("r1", "footnotes", "n.xml")],
        parts: [
          (
            "word/n.xml",
            "<w:footnotes \(OfficeFile.head)><w:footnote w:id='3'><w:t>Zwx</w:t></w:footnote></w:footnotes>"
          )
        ], told: ["note without a reference"]),
      Case(
        testDescription: "a note, and lines before it",
        body: "<w:footnoteReference w:id='3'/>", ties: [("r1", "footnotes", "n.xml")],
        parts: [
          (
            "word/n.xml",
            "<w:footnotes \(OfficeFile.head)><w:footnote w:type='continuationNotice' w:id='1'><w:t>on</w:t></w:footnote><w:footnote w:id='3'><w:t>seen</w:t></w:footnote></w:footnotes>"
          )
        ], told: []),
      cells("B2:C3", true), cells("A2:B2", true), cells("B3:C9", false), cells("B2:F2", false), cells("A4:B4", false),
      cells("C2:D9", false),
      Case(
        testDescription: "text that goes on in another cell",
        body: "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:t>Zwx</w:t></w:p></w:tc>", told: ["text of a merged cell"]),
      Case(
        testDescription: "a table in a merged cell",
        body:
          "<w:tc><w:tcPr><w:vMerge w:val='continue'/></w:tcPr><w:tc><w:t>Zwx</w:t></w:tc></w:tc>",
        told: ["text of a merged cell"]),
      Case(
        testDescription: "a merged cell of a slide", body: "<tc hMerge='1'><txBody><t>Zwx</t></txBody></tc>",
        told: ["text of a merged cell"]),
      same(
        "cells that are shown",
        "<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:t>seen</w:t></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:t>seen</w:t></w:tc><tc gridSpan='2'><t>seen</t></tc>"
      ),
      Case(
        testDescription: "values of a filter",
        body:
          "<autoFilter ref='A1:B9'><filterColumn colId='0'><filters><filter val='Zwx'/></filters></filterColumn></autoFilter>",
        told: ["values of a filter"], left: "<autoFilter ref='A1:B9'></autoFilter>"),
      Case(
        testDescription: "a condition of a filter",
        body:
          "<filterColumn colId='0'><customFilters><customFilter operator='notEqual' val='Zwx'/></customFilters></filterColumn>",
        told: ["values of a filter"], left: ""),
      Case(
        testDescription: "a list for sorting", body: "<sortCondition customList='Zwx' ref='A1'/>",
        told: ["list for sorting"], left: "<sortCondition ref='A1'/>"),
      Case(
        testDescription: "a former text of a link", body: "<hyperlink ref='A1' display='Zwx'/>",
        told: ["former text of a link"], left: "<hyperlink ref='A1'/>"),
      link("seen"), link("Zwx"), link("never"),
      Case(
        testDescription: "links of an older drawing",
        body: "<v:shape href='\\\\zwx\\a'><v:imagedata src='Zwx.png'/></v:shape>",
        told: ["hyperlink elsewhere", "source of an older drawing"]),
      same("a link of an older drawing", "<v:shape href='https://example.org/'/>"),
      Case(
        testDescription: "a text in a cell that is a number", body: "<c t='n'><v>1</v><is><t>Zwx</t></is></c>",
        told: ["text in a cell of another kind"]),
      same("a text in a cell", "<c t='inlineStr'><is><t>seen</t></is></c>"),
      Case(
        testDescription: "a remark on a table", body: "<table name='T' comment='Zwx'/>", told: ["remark on a table"],
        left: "<table name='T'/>"),
      Case(
        testDescription: "a schema and a program",
        body: "<w:attachedSchema w:val='Zwx'/><w:saveThroughXslt w:solutionID='Zwx'/>",
        told: ["attachedSchema", "saveThroughXslt"]),
      part("extensibility"), part("keyMapCustomizations"), part("namedSheetView"), part("xmlMaps"),
      Case(
        testDescription: "a name for a text", body: "<definedName name='a'>\"Zwx\"</definedName>",
        told: ["name that stands for a text"]),
      Case(
        testDescription: "a name for texts", body: "<definedName name='a'>{\"Zwx\",1}</definedName>",
        told: ["name that stands for a text"]),
      same("a name for cells", "<definedName name='a'>'A b'!$A$1</definedName>"),
      Case(testDescription: "rows that are hidden", body: "<sheetFormatPr zeroHeight='1'/>", told: ["hidden row"]),
      Case(
        testDescription: "columns without width", body: "<sheetFormatPr defaultColWidth='0'/>", told: ["hidden col"]),
      Case(testDescription: "a row that nobody sees", body: "<row ht='0.1'/>", told: ["hidden row"]),
      same("rows that are seen", "<sheetFormatPr defaultRowHeight='15'/><row ht='1.5'/>"),
    ] + ["XE", "TC", "FILLIN", "IF", "ASK"].map(field) + named
    + [
      Case(
        testDescription: "text in an instruction",
        body:
          "<w:fldChar w:fldCharType='begin'/><w:t>Zwx</w:t><w:fldChar w:fldCharType='separate'/><w:t>seen</w:t><w:fldChar w:fldCharType='end'/>",
        told: ["text in an instruction"]),
      Case(
        testDescription: "a field in an instruction",
        body:
          "<w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/><w:t>Zwx</w:t><w:fldChar w:fldCharType='end'/><w:fldChar w:fldCharType='end'/>",
        told: ["text in an instruction"]),
      same(
        "what fields show",
        "<w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/><w:t>17</w:t><w:fldChar w:fldCharType='end'/><w:fldChar w:fldCharType='separate'/><w:t>seen</w:t><w:fldChar w:fldCharType='end'/><w:t>seen</w:t>"
      ),
      Case(
        testDescription: "where something was moved from",
        body: "<w:moveFromRangeStart w:id='1' w:author='Zwx'/>", told: ["tracked change"]),
      Case(
        testDescription: "changes that do not agree", body: "<w14:conflictDel w:author='Zwx'/>",
        told: ["tracked change"]),
      Case(
        testDescription: "remarks in the markup", body: "<w:t>seen</w:t><!-- Zwx -->", told: ["remark in the markup"],
        left: "<w:t>seen</w:t>"),
      Case(
        testDescription: "what is said of a table",
        body: "<w:tblPr><w:tblCaption w:val='Zwx'/><w:tblDescription w:val='Zwx'/></w:tblPr>",
        told: ["alternative text"], left: "<w:tblPr></w:tblPr>"),
      Case(
        testDescription: "what is said of an older drawing",
        body: "<v:shape alt='Zwx'><v:imagedata title='Zwx'/></v:shape>",
        told: ["alternative text", "file name of a picture"], left: "<v:shape><v:imagedata/></v:shape>"),
      Case(
        testDescription: "what was chosen last",
        body: "<w:sdt><w:sdtPr><w:comboBox w:lastValue='Zwx'/></w:sdtPr><w:t>seen</w:t></w:sdt>",
        told: ["list of a control"], left: "<w:sdt><w:sdtPr><w:comboBox/></w:sdtPr><w:t>seen</w:t></w:sdt>"),
    ]

  /// Names of drawings and slides, and addresses.
  private static let named = [
    Case(
      testDescription: "names of drawings", body: "<docPr id='1' name='Portrait of Zwx'/><cNvPr id='2' name='Zwx_17'/>",
      told: ["name of a drawing"], left: "<docPr id='1' name=''/><cNvPr id='2' name=''/>"),
    same(
      "names that programs give",
      "<docPr id='1' name='Picture 1'/><docPr id='1' name='Image2'/><docPr id='1' name=''/><docPr id='1' name='Star: 5 Points 3'/><docPr id='1' name='Bent-Up Arrow 12'/><docPr id='1' name='3D Model 1'/><docPr id='1' name='文本框 2'/><docPr id='1' name='Google Shape;55;p13'/><docPr id='1' name='Picture'/>"
    ),
    Case(
      testDescription: "the name of a slide", body: "<sld><cSld name='Zwx'/></sld>", told: ["name of a slide"],
      left: "<sld><cSld/></sld>"),
    same("the name of a layout", "<sldLayout><cSld name='Two Columns'/></sldLayout>"),
    Case(
      testDescription: "an address that leads nowhere", body: "<hlinkClick r:id='' invalidUrl='C:\\Zwx'/>",
      told: ["invalid address of a link"], left: "<hlinkClick r:id=''/>"),
    Case(
      testDescription: "a picture that is drawn beyond its frame", body: "<fillRect l='-50000'/>",
      told: ["cropped picture"]),
    Case(
      testDescription: "a program that a click starts",
      body: "<hlinkClick r:id='' action='ppaction://program?file=Zwx'/>",
      told: ["hyperlink elsewhere"]),
    same("a click that leads on", "<hlinkClick r:id='' action='ppaction://hlinkshowjump?jump=nextslide'/>"),
    same("a picture in its frame", "<fillRect/><fillRect l='10' t='0'/>"),
  ]
}
