/// What stands in a cell.
public enum WorkbookCell: Sendable, Hashable {
  /// Nothing.
  case empty
  /// A text, whatever it looks like: `=1+1` is four characters. At most 32,767 UTF-16 units.
  case text(String)
  /// A whole number; one with more than 15 digits is written as text, since programs would change it.
  case number(Int)
  /// A day of the calendar; one before March 1900 is written as text, since programs disagree on which day its number is.
  case date(year: Int, month: Int, day: Int)

  /// The day of a text such as `2026-11-03`; anything else as text.
  public static func date(_ text: String) -> WorkbookCell {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2d }),
      let year = Int(text.prefix(4)), let month = Int(text.dropFirst(5).prefix(2)), let day = Int(text.suffix(2)),
      WorkbookDay.exists(year, month, day)
    else { return .text(text) }
    return .date(year: year, month: month, day: day)
  }
}
