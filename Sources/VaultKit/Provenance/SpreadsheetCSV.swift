internal import VaultFiles

/// Lines of a table: RFC 4180 with CR LF, UTF-8, safe to open in a spreadsheet.
public enum SpreadsheetCSV {
  /// A byte order mark, for the beginning: spreadsheets else guess the encoding.
  public static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

  /// One line of the table.
  public static func row(_ cells: [String]) -> [UInt8] {
    Array((cells.map(cell).joined(separator: ",") + "\r\n").utf8)
  }

  /// A cell that no program takes for a formula, also where semicolons part cells, and quotation marks inside of a line mean nothing: what begins as one gets
  /// an apostrophe in front, and what a terminal would obey is spelled out.
  static func cell(_ text: String) -> String {
    var shown = text.unicodeScalars.first.map { "\t\r\n".unicodeScalars.contains($0) } == true ? "'" : ""
    var (isStart, isBehindSemicolon) = (true, false)
    for scalar in VisibleText.escape(text).unicodeScalars {
      if isStart, formulaMarks.contains(scalar) { shown += "'" }
      isBehindSemicolon = scalar == ";" || isBehindSemicolon && isStart
      isStart = scalar == ";" || isStart && (scalar == " " || scalar == "\"" && isBehindSemicolon)
      shown.unicodeScalars.append(scalar)
    }
    guard shown.utf8.contains(where: { [0x22, 0x2c, 0x0d, 0x0a, 0x3b].contains($0) }) || shown.hasPrefix(" ") else {
      return shown
    }
    return "\"" + shown.replacing("\"", with: "\"\"") + "\""
  }

  private static let formulaMarks = "=+-@＝＋－＠".unicodeScalars
}
