internal import VaultFiles

/// Rows with aligned columns. The last column takes what is left of the width.
public struct TextTable: Sendable {
  private let headings: [String]
  private var rows: [[String]] = []

  /// A table with these headings.
  public init(_ headings: String...) { self.headings = headings }

  /// Adds a row with a cell for each heading. What a terminal would obey is spelled out.
  public mutating func add(_ cells: String...) { rows.append(cells.map(VisibleText.escape)) }

  /// Whether there are no rows.
  public var isEmpty: Bool { rows.isEmpty }

  /// The table as text, a line feed after each line. A terminal gets lines that fit it; a pipe gets whole cells.
  public func render() -> String {
    let terminal = Terminal.current
    var widths = headings.map(TextWidth.columns)
    for row in rows {
      for (place, cell) in row.enumerated() { widths[place] = max(widths[place], TextWidth.columns(cell)) }
    }
    if terminal.showsResults, let last = widths.indices.last {
      let before = widths.dropLast().reduce(0) { $0 + $1 + 2 }
      widths[last] = max(12, min(widths[last], terminal.width - before))
    }
    var text = Style.heading(line(headings, widths)) + "\n"
    for row in rows { text += line(row, widths) + "\n" }
    return text
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var text = zip(cells, widths).map { TextWidth.fit($0, $1) }.joined(separator: "  ")
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return text
  }
}
