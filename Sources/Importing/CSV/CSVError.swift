/// Why a file is no table that is accepted here: from this place on it cannot be told which field is which, so nothing of it is
/// taken. It quotes nothing of the file, which may name people.
public struct CSVError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of refusal; the raw values are stable.
  public enum Code: String, Sendable {
    /// More bytes than allowed.
    case tooLarge
    /// More fields in a line than allowed.
    case tooManyColumns
    /// More lines than allowed.
    case tooManyRows
    /// A field longer than allowed.
    case fieldTooLong
    /// A quotation mark inside a field that does not begin with one (RFC 4180 §2.5).
    case quoteInField
    /// Something other than a separator or a line end after a closing quotation mark (RFC 4180 §2.5).
    case afterQuote
    /// A field that begins with a quotation mark and has no other to end it.
    case openQuote
    /// A carriage return without a line feed.
    case bareCarriageReturn
    /// No first line to name the columns.
    case noHeader
    /// A column's name that is empty, not UTF-8, or there twice.
    case badHeader
  }

  /// The kind of refusal.
  public let code: Code
  /// The line, from 1 on, where it was seen; for an open quotation mark the line that it stands on.
  public let line: Int

  init(_ code: Code, line: Int) {
    self.code = code
    self.line = line
  }

  /// For example `line 17: a quotation mark inside a field that does not begin with one`.
  public var description: String { "line \(line): \(reason)" }

  private var reason: String {
    switch code {
    case .tooLarge: "the file is larger than is taken here"
    case .tooManyColumns: "more fields than are taken here"
    case .tooManyRows: "more lines than are taken here"
    case .fieldTooLong: "a field longer than is taken here"
    case .quoteInField:
      "a quotation mark inside a field that does not begin with one; it must be doubled and the field quoted"
    case .afterQuote: "something other than the separator after a closing quotation mark"
    case .openQuote: "a quotation mark opens a field here, and none closes it"
    case .bareCarriageReturn: "a carriage return without a line feed"
    case .noHeader: "no line names the columns"
    case .badHeader: "a column's name is empty, not UTF-8, or there twice"
    }
  }
}
