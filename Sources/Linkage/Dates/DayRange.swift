/// Days from one to another, both included.
public struct DayRange: Hashable, Sendable {
  /// The first day.
  public let first: CalendarDay
  /// The last day, not before the first.
  public let last: CalendarDay

  /// Every day.
  public static let always = DayRange(.first, .last)

  /// The days from `first` to `last`, or only `first` where `last` is before it.
  public init(_ first: CalendarDay, _ last: CalendarDay) {
    self.first = first
    self.last = max(first, last)
  }

  /// The days in both; nil where there is none.
  public func intersection(_ other: DayRange) -> DayRange? {
    let (from, to) = (max(first, other.first), min(last, other.last))
    return from <= to ? DayRange(from, to) : nil
  }

  /// Whether every day of the other is in this.
  public func contains(_ other: DayRange) -> Bool { first <= other.first && other.last <= last }
}
