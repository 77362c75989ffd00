/// A sheet as it is written (ECMA-376 part 1 §18.3.1.99).
struct WorksheetPart {
  private static let maximumTextCount = 32_767

  private let sheet: Worksheet
  private let book: Workbook
  private let isFirst: Bool
  private let columns: [String]

  init(_ sheet: Worksheet, in book: Workbook, isFirst: Bool) {
    (self.sheet, self.book, self.isFirst) = (sheet, book, isFirst)
    columns = sheet.columns.indices.map(CellName.column)
  }

  /// Columns and rows, the first included.
  static func range(_ sheet: Worksheet) -> (columns: Int, rows: Int) { (sheet.columns.count, sheet.rows.count + 1) }

  func xml() throws(OfficeError) -> String {
    guard (1...Workbook.maximumColumnCount).contains(columns.count), sheet.rows.count < Workbook.maximumRowCount,
      sheet.columns.allSatisfy({ (1...255).contains($0.width) }), sheet.rows.allSatisfy({ $0.count == columns.count })
    else { throw OfficeError(.badTable, "a sheet whose rows do not fit its columns, or that has too many") }
    var rows = try row(sheet.columns.map { .text($0.name) }, 1, .heading)
    for (place, cells) in sheet.rows.enumerated() {
      rows += try row(cells, place + 2, nil)
      guard rows.utf8.count <= ZIPWriter.maximumByteCount / 4 else {
        throw OfficeError(.tooLarge, "a sheet over 1 GiB")
      }
    }
    let range = CellName.relative(Self.range(sheet))
    let widths = sheet.columns.enumerated().map { place, column in
      "<col min=\"\(place + 1)\" max=\"\(place + 1)\" width=\"\(column.width)\" customWidth=\"1\"/>"
    }
    return """
      \(XMLText.declaration)<worksheet \(WorkbookParts.namespaces)><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
      <dimension ref="\(range)"/><sheetViews><sheetView\(book.isRightToLeft ? " rightToLeft=\"1\"" : "")\
      \(isFirst ? " tabSelected=\"1\"" : "") workbookViewId="0">\
      <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
      <selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>\
      <sheetFormatPr defaultRowHeight="13"/><cols>\(widths.joined())</cols><sheetData>\(rows)</sheetData>\
      <autoFilter ref="\(range)"/>\
      <pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>\
      <pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>\(printed)</worksheet>
      """
  }

  /// §18.3.1.46: an ampersand begins a code there, and two are one.
  private var printed: String {
    let marking = (book.marking ?? "").map { $0 == "&" ? "&&" : String($0) }.joined()
    let header = marking.isEmpty ? "" : "<oddHeader>\(XMLText.escape("&C" + marking))</oddHeader>"
    return "<headerFooter>\(header)<oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>"
  }

  private func row(_ cells: [WorkbookCell], _ number: Int, _ look: WorkbookParts.Look?) throws(OfficeError) -> String {
    var row = "<row r=\"\(number)\" ht=\"\(height(cells))\">"
    for (column, cell) in zip(columns, cells) {
      switch cell {
      case .empty: row += "<c r=\"\(column)\(number)\" s=\"\(WorkbookParts.Look.plain.rawValue)\"/>"
      case .text(let text): row += try Self.text(text, at: "\(column)\(number)", look)
      case .number(let value):
        if abs(Double(value)) < 1e15 {
          row += "<c r=\"\(column)\(number)\" s=\"\(WorkbookParts.Look.number.rawValue)\"><v>\(value)</v></c>"
        } else {
          row += try Self.text(String(value), at: "\(column)\(number)", look)
        }
      case .date(let year, let month, let day):
        guard WorkbookDay.exists(year, month, day) else { throw OfficeError(.badTable, "a day that no calendar has") }
        if let value = WorkbookDay.number(year, month, day) {
          row += "<c r=\"\(column)\(number)\" s=\"\(WorkbookParts.Look.date.rawValue)\"><v>\(value)</v></c>"
        } else {
          func digits(_ value: Int, _ count: Int) -> String { String(String(10_000 + value).suffix(count)) }
          row += try Self.text(
            "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))", at: "\(column)\(number)", look)
        }
      }
    }
    return row + "</row>"
  }

  /// Points that a row needs, by the number of characters: not every program finds that out by itself.
  private func height(_ cells: [WorkbookCell]) -> Int {
    var most = 1
    for (cell, column) in zip(cells, sheet.columns) {
      guard case .text(let text) = cell else { continue }
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .reduce(0) { $0 + max(1, ($1.unicodeScalars.count + column.width - 1) / column.width) }
      most = max(most, lines)
    }
    // No row is higher than 409 points.
    return min(409, 13 * most + 3)
  }

  private static func text(
    _ text: String, at place: String, _ look: WorkbookParts.Look?
  ) throws(OfficeError) -> String {
    guard text.utf16.count <= maximumTextCount else {
      throw OfficeError(.tooLarge, "a text of more than \(maximumTextCount) characters in a cell")
    }
    let isTempting = text.unicodeScalars.first.map { ["=", "+", "-", "@", "\t", "\r", "\n"].contains($0) } ?? false
    let look = look ?? (isTempting ? .guardedText : .text)
    let lines = text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : String($0) }.joined()
    let escaped = XMLText.escape(withoutCodes(lines), keeping: ["\t", "\n"])
    let isKept = lines.first?.isWhitespace ?? false || lines.last?.isWhitespace ?? false || lines.contains("\n")
    let space = isKept ? " xml:space=\"preserve\"" : ""
    return "<c r=\"\(place)\" s=\"\(look.rawValue)\" t=\"inlineStr\"><is><t\(space)>\(escaped)</t></is></c>"
  }

  /// `_x0041_` would be read as the character with this number (§22.9.2.19): the line before it is spelled out.
  private static func withoutCodes(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for (place, scalar) in scalars.enumerated() {
      if scalar == "_", place + 6 < scalars.count, scalars[place + 1] == "x", scalars[place + 6] == "_",
        scalars[(place + 2)...(place + 5)].allSatisfy({ $0.properties.isASCIIHexDigit })
      {
        result += "_x005F_"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
