internal import VaultFiles

/// The columns of a table: how wide they are, found out from its rows, and a row as a line.
public struct TableLayout: Sendable {
  private let headings: [String]
  private var widths: [Int]
  /// The width of a terminal that is too narrow for the columns: a row is then broken between its cells.
  private var stackedWidth: Int?

  /// The columns under these headings.
  public init(_ headings: [String]) {
    self.headings = headings
    widths = headings.map(TextWidth.columns)
  }

  /// Makes room for a row.
  public mutating func measure(_ cells: [String]) {
    for (place, cell) in cells.enumerated() {
      widths[place] = max(widths[place], TextWidth.columns(VisibleText.escape(cell)))
    }
  }

  /// Fits a terminal: the last column takes what is left of its width; where that is too little, rows are broken between cells. A pipe gets
  /// whole cells.
  public mutating func fit() {
    let terminal = Terminal.current
    if terminal.showsResults { fit(to: terminal.width) }
  }

  /// Fits lines of `width` columns.
  mutating func fit(to width: Int) {
    guard let last = widths.last else { return }
    let left = width - widths.dropLast().reduce(0) { $0 + $1 + 2 }
    if left < min(12, last) { stackedWidth = width } else { widths[widths.count - 1] = min(last, left) }
  }

  /// The headings, and a line feed.
  public var heading: String { Style.heading(fitted(headings)) + "\n" }

  /// A row, and a line feed. What a terminal would obey is spelled out.
  public func line(_ cells: [String]) -> String { fitted(cells.map(VisibleText.escape)) + "\n" }

  private func fitted(_ cells: [String]) -> String {
    if let stackedWidth { return stacked(cells, stackedWidth) }
    var text = zip(cells, widths).map { TextWidth.fit($0, $1) }.joined(separator: "  ")
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return text
  }

  private func stacked(_ cells: [String], _ width: Int) -> String {
    var lines: [String] = []
    for cell in cells where !cell.isEmpty {
      if let line = lines.last, TextWidth.columns(line) + 2 + TextWidth.columns(cell) <= width {
        lines[lines.count - 1] += "  " + cell
      } else {
        lines.append((lines.isEmpty ? "" : "    ") + cell)
      }
    }
    return lines.map { TextWrap.wrap($0, width: width) }.joined(separator: "\n")
  }
}
