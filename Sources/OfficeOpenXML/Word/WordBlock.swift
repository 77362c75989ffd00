/// A part of a text document, from above to below.
public enum WordBlock: Sendable, Hashable {
  /// How deep a heading is; the navigation pane shows the headings.
  public enum Level: Int, Sendable, CaseIterable {
    /// Of a part.
    case one = 1
    /// Of a part's part.
    case two = 2
    /// Of a part of that.
    case three = 3
  }

  /// The document's name, on its first page.
  case title(String)
  /// A heading.
  case heading(Level, String)
  /// A paragraph.
  case paragraph([WordRun])
  /// What the writer is told and the addressee is not to see: in a style of its own, `Guidance`, so that all of it can be found and
  /// taken out at once.
  case guidance([WordRun])
  /// An item of a list.
  case bullet([WordRun])
  /// Columns and rows.
  case table(WordTable)
  /// What follows begins on a new page.
  case pageBreak
}
