/// A table as wide as the text; its first row, which names the columns, is repeated on each page.
public struct WordTable: Sendable, Hashable {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// What stands in the first row.
    public var name: String
    /// Its width in relation to the others'; at least 1.
    public var width: Int

    /// A column.
    public init(_ name: String, width: Int = 1) { (self.name, self.width) = (name, width) }
  }

  /// From the side where lines begin on; up to 63.
  public var columns: [Column]
  /// As many cells as there are columns in each.
  public var rows: [[[WordRun]]]

  /// A table.
  public init(columns: [Column], rows: [[[WordRun]]] = []) { (self.columns, self.rows) = (columns, rows) }

  /// A table of plain texts.
  public init(columns: [Column], texts: [[String]]) {
    self.init(columns: columns, rows: texts.map { $0.map { [.plain($0)] } })
  }
}
