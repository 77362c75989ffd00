/// The main part (ECMA-376 part 1 §11.3.10).
struct WordBody {
  /// Twentieths of a point: A4, margins of 25 mm, and what is left for text.
  static let (pageWidth, pageHeight, margin) = (11906, 16838, 1417)
  static var textWidth: Int { pageWidth - 2 * margin }

  private static let maximumColumnCount = 63

  private let document: WordDocument
  private var isRightToLeft: Bool { document.isRightToLeft }

  init(_ document: WordDocument) { self.document = document }

  func xml() throws(OfficeError) -> String {
    var body = ""
    for block in document.blocks {
      body += try markup(block)
      guard body.utf8.count <= WordDocument.maximumByteCount else {
        throw OfficeError(.tooLarge, "a document with more text than is written here")
      }
    }
    return """
      \(XMLText.declaration)<w:document \(WordMarkup.namespaces)><w:body>\(body)\(section)</w:body></w:document>
      """
  }

  /// §17.6.17.
  private var section: String {
    """
    <w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>\
    <w:pgSz w:w="\(Self.pageWidth)" w:h="\(Self.pageHeight)"/>\
    <w:pgMar w:top="\(Self.margin)" w:right="\(Self.margin)" w:bottom="\(Self.margin)" w:left="\(Self.margin)" \
    w:header="709" w:footer="709" w:gutter="0"/>\(isRightToLeft ? "<w:bidi/>" : "")</w:sectPr>
    """
  }

  private func markup(_ block: WordBlock) throws(OfficeError) -> String {
    switch block {
    case .title(let text): paragraph([.plain(text)], "Title")
    case .heading(let level, let text): paragraph([.plain(text)], "Heading\(level.rawValue)")
    case .paragraph(let runs): paragraph(runs, nil)
    case .guidance(let runs): paragraph(runs, WordStyles.guidance)
    case .bullet(let runs): paragraph(runs, "ListBullet")
    case .table(let table): try markup(table)
    case .pageBreak: "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
    }
  }

  private func paragraph(_ runs: [WordRun], _ style: String?) -> String {
    WordMarkup.paragraph(runs, style: style, isRightToLeft: isRightToLeft)
  }

  /// §17.4.37. What follows is parted from it by a paragraph, or two tables would be one.
  private func markup(_ table: WordTable) throws(OfficeError) -> String {
    guard (1...Self.maximumColumnCount).contains(table.columns.count),
      table.columns.allSatisfy({ (1...10_000).contains($0.width) }),
      table.rows.allSatisfy({ $0.count == table.columns.count })
    else { throw OfficeError(.badTable, "a table whose rows do not fit its columns") }
    let widths = Self.widths(table.columns.map(\.width))
    let head = row(table.columns.map { [.plain($0.name)] }, widths, "TableHeading", "<w:tblHeader/>")
    let rows = table.rows.map { row($0, widths, "TableText", "") }.joined()
    return """
      <w:tbl><w:tblPr><w:tblStyle w:val="Exhibits"/>\(isRightToLeft ? "<w:bidiVisual/>" : "")\
      <w:tblW w:w="\(Self.textWidth)" w:type="dxa"/><w:tblLayout w:type="fixed"/>\
      <w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" \
      w:noVBand="1"/></w:tblPr><w:tblGrid>\(widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined())</w:tblGrid>\
      \(head)\(rows)</w:tbl>\(paragraph([], "AfterTable"))
      """
  }

  /// The text's width in parts as given; what dividing leaves goes to the last.
  private static func widths(_ parts: [Int]) -> [Int] {
    let sum = parts.reduce(0, +)
    var widths = parts.map { textWidth * $0 / sum }
    widths[widths.count - 1] += textWidth - widths.reduce(0, +)
    return widths
  }

  private func row(_ cells: [[WordRun]], _ widths: [Int], _ style: String, _ property: String) -> String {
    let cells = zip(cells, widths).map { runs, width in
      "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>\(paragraph(runs, style))</w:tc>"
    }
    return "<w:tr><w:trPr><w:cantSplit/>\(property)</w:trPr>\(cells.joined())</w:tr>"
  }
}
