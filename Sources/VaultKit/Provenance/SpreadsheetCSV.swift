internal import VaultFiles

/// Lines of a table: RFC 4180 with CR LF, UTF-8, safe to open in a spreadsheet.
public enum SpreadsheetCSV {
  /// A byte order mark, for the beginning: spreadsheets else guess the encoding.
  public static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

  /// One line of the table.
  public static func row(_ cells: [String]) -> [UInt8] {
    Array((cells.map(cell).joined(separator: ",") + "\r\n").utf8)
  }

  /// A cell that no program takes for a formula: what begins as one gets an apostrophe in front, and what a terminal would obey is spelled out.
  static func cell(_ text: String) -> String {
    let first = text.unicodeScalars.first
    let isFormula = first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    let shown = (isFormula ? "'" : "") + VisibleText.escape(text)
    guard shown.utf8.contains(where: { [0x22, 0x2c, 0x0d, 0x0a, 0x3b].contains($0) }) || shown.hasPrefix(" ") else {
      return shown
    }
    return "\"" + shown.replacing("\"", with: "\"\"") + "\""
  }
}
