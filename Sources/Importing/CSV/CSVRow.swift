/// A line of a table after the header: a field for each column, or the reason why it has none.
public struct CSVRow: Sendable, Hashable {
  /// The line, from 1 on, on which it begins: a quoted field may hold line ends.
  public let line: Int
  /// The fields in the order of the columns; empty where there is a problem.
  public let fields: [String]
  /// What keeps this line, and only it, out.
  public let problem: Problem?

  /// What can be wrong with one line while the others are whole.
  public enum Problem: Sendable, Hashable {
    /// Another number of fields than columns (RFC 4180 §2.4).
    case fieldCount(Int)
    /// A field, from 1 on, is not UTF-8.
    case notUTF8(field: Int)
    /// A field, from 1 on, has a control character other than tab and line end.
    case controlCharacter(field: Int)
  }
}
