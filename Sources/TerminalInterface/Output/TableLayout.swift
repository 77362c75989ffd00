internal import VaultFiles

/// The columns of a table: how wide they are, found out from its rows, and a row as a line.
public struct TableLayout: Sendable {
  private let headings: [String]
  private var widths: [Int]

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

  /// Fits a terminal: the last column takes what is left of its width. A pipe gets whole cells.
  public mutating func fit() {
    let terminal = Terminal.current
    guard terminal.showsResults, let last = widths.indices.last else { return }
    let before = widths.dropLast().reduce(0) { $0 + $1 + 2 }
    widths[last] = max(12, min(widths[last], terminal.width - before))
  }

  /// The headings, and a line feed.
  public var heading: String { Style.heading(fitted(headings)) + "\n" }

  /// A row, and a line feed. What a terminal would obey is spelled out.
  public func line(_ cells: [String]) -> String { fitted(cells.map(VisibleText.escape)) + "\n" }

  private func fitted(_ cells: [String]) -> String {
    var text = zip(cells, widths).map { TextWidth.fit($0, $1) }.joined(separator: "  ")
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return text
  }
}
