/// The parts of a workbook beside its sheets.
struct WorkbookParts {
  static let namespaces = """
    xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    """

  private static let sheet = "officedocument.spreadsheetml"

  private let book: Workbook

  init(_ book: Workbook) { self.book = book }

  var contentTypes: String {
    PackageParts.contentTypes(
      [("xl/workbook.xml", "\(Self.sheet).sheet.main"), ("xl/styles.xml", "\(Self.sheet).styles")]
        + book.sheets.indices.map { ("xl/worksheets/sheet\($0 + 1).xml", "\(Self.sheet).worksheet") })
  }

  /// The sheets are `rId1` and so on; the styles come last.
  var relationships: String {
    PackageParts.relationships(
      book.sheets.indices.map { ("\(PackageParts.office)/worksheet", "worksheets/sheet\($0 + 1).xml") }
        + [("\(PackageParts.office)/styles", "styles.xml")])
  }

  /// §18.2.27. The first row of each sheet is printed on every page; the names are those that programs make for that, and for the filter.
  var workbook: String {
    let sheets = book.sheets.enumerated().map { place, sheet in
      "<sheet name=\"\(XMLText.escape(sheet.name))\" sheetId=\"\(place + 1)\" r:id=\"rId\(place + 1)\"/>"
    }
    func quoted(_ sheet: Worksheet) -> String {
      XMLText.escape("'" + sheet.name.map { $0 == "'" ? "''" : String($0) }.joined() + "'")
    }
    let filters = book.sheets.enumerated().map { place, sheet in
      """
      <definedName name="_xlnm._FilterDatabase" localSheetId="\(place)" hidden="1">\(quoted(sheet))!\
      \(CellName.absolute(WorksheetPart.range(sheet)))</definedName>
      """
    }
    let titles = book.sheets.enumerated().map { place, sheet in
      "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(place)\">\(quoted(sheet))!$1:$1</definedName>"
    }
    return """
      \(XMLText.declaration)<workbook \(Self.namespaces)><bookViews><workbookView/></bookViews>\
      <sheets>\(sheets.joined())</sheets><definedNames>\((filters + titles).joined())</definedNames></workbook>
      """
  }

  /// Looks of cells, by their place among the formats.
  enum Look: Int, CaseIterable {
    case plain, heading, text, guardedText, number, date
  }

  /// §18.8.39. Texts have the format of texts (49), so that nobody who edits one makes a formula of it; those that could be one are marked
  /// as quoted as well (§18.8.45).
  var styles: String {
    let formats = Look.allCases.map { look in
      let (format, font, fill, more) =
        switch look {
        case .plain: (0, 0, 0, "")
        case .heading: (49, 1, 2, "")
        case .text: (49, 0, 0, "")
        case .guardedText: (49, 0, 0, " quotePrefix=\"1\"")
        case .number: (1, 0, 0, "")
        case .date: (164, 0, 0, "")
        }
      // What begins on the other side would run into its neighbour.
      let side = look == .number ? "center" : book.isRightToLeft ? "right" : "left"
      return """
        <xf numFmtId="\(format)" fontId="\(font)" fillId="\(fill)" borderId="\(look == .heading ? 1 : 2)" xfId="0"\(more) \
        applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">\
        <alignment horizontal="\(side)" vertical="top" wrapText="1"/></xf>
        """
    }
    let font = "<sz val=\"10\"/><name val=\"Arial\"/><family val=\"2\"/>"
    let sides = "<left/><right/><top/>"
    return """
      \(XMLText.declaration)<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
      <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
      <fonts count="2"><font>\(font)</font><font><b/>\(font)</font></fonts><fills count="3">\
      <fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
      <fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/><bgColor indexed="64"/></patternFill></fill></fills>\
      <borders count="3"><border>\(sides)<bottom/><diagonal/></border>\
      <border>\(sides)<bottom style="medium"><color rgb="FF404040"/></bottom><diagonal/></border>\
      <border>\(sides)<bottom style="thin"><color rgb="FFD9D9D9"/></bottom><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="\(formats.count)">\(formats.joined())</cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
      """
  }
}
