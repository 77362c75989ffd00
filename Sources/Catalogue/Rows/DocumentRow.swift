/// Text that can be searched for: what an intake or a version of a record says.
public struct DocumentRow: Sendable, Equatable {
  /// The item's kind, or the record's type.
  public let kind: String
  /// What it is called.
  public let title: String
  /// All else that is said in it.
  public let body: String
  /// The days that it speaks of, the first and the last, counted from 1970-01-01; nil where it names none.
  public let days: ClosedRange<Int64>?

  /// A text.
  public init(kind: String, title: String, body: String, days: ClosedRange<Int64>?) {
    self.kind = kind
    self.title = title
    self.body = body
    self.days = days
  }
}
