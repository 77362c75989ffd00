/// Rows with aligned columns. The last column takes what is left of the width.
public struct TextTable: Sendable {
  private let headings: [String]
  private var rows: [[String]] = []

  /// A table with these headings.
  public init(_ headings: String...) { self.headings = headings }

  /// The same, where how many there are is not known before.
  public init(_ headings: [String]) { self.headings = headings }

  /// Adds a row with a cell for each heading. What a terminal would obey is spelled out.
  public mutating func add(_ cells: String...) { rows.append(cells) }

  /// The same, where how many there are is not known before.
  public mutating func add(_ cells: [String]) { rows.append(cells) }

  /// Whether there are no rows.
  public var isEmpty: Bool { rows.isEmpty }

  /// The table as text, a line feed after each line. A terminal gets lines that fit it; a pipe gets whole cells.
  public func render() -> String {
    var layout = TableLayout(headings)
    for row in rows { layout.measure(row) }
    layout.fit()
    return layout.heading + rows.map(layout.line).joined()
  }
}
