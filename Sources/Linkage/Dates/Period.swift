/// From when to when something was so. An end that nobody recorded is not known: it is neither "still" nor "no longer".
///
/// The last day is part of the period, so that on the day of a handover both were in force.
public struct Period: Hashable, Sendable {
  /// When it began; nil where it is not recorded.
  public let from: EDTFDate?
  /// When it ended; nil where it is not recorded.
  public let to: EDTFDate?

  /// A period without dates.
  public static let unknown = Period(from: nil, to: nil)

  /// A period.
  public init(from: EDTFDate?, to: EDTFDate?) {
    self.from = from
    self.to = to
  }

  /// Whether neither end is known.
  public var isUnknown: Bool { start == nil && end == nil }

  private var start: EDTFDate? { from.flatMap { $0.precision == nil ? nil : $0 } }
  private var end: EDTFDate? { to.flatMap { $0.precision == nil ? nil : $0 } }

  /// Whether a date of it is qualified, so that nothing that follows from it is certain.
  public var isQualified: Bool { start?.isQualified == true || end?.isQualified == true }

  /// Whether it ends before it begins, whatever day its dates mean.
  public var isReversed: Bool {
    guard let start, let end else { return false }
    return end.possible.last < start.possible.first
  }

  /// The days on which it may have been in force.
  public var possible: DayRange {
    DayRange(start?.possible.first ?? .first, end?.possible.last ?? .last)
  }

  /// The days on which it was in force if its dates are right; nil where they prove no day. Of a known beginning alone, that is
  /// the last day on which it may have begun; of a known end alone, the first on which it may have ended.
  public var proven: DayRange? {
    guard !isReversed else { return nil }
    switch (start, end) {
    case (let start?, let end?):
      return start.stated.last <= end.stated.first ? DayRange(start.stated.last, end.stated.first) : nil
    case (let start?, nil): return start.precision == .day ? start.stated : nil
    case (nil, let end?): return end.precision == .day ? end.stated : nil
    case (nil, nil): return nil
    }
  }

  /// Whether it has a beginning, and no end that anybody recorded.
  var isOpenEnded: Bool { start != nil && end == nil }

  /// All days from the last one on which it may have begun; nil where no beginning is known.
  var sinceItBegan: DayRange? { start.map { DayRange($0.stated.last, .last) } }

  /// Whether it was in force on every day of `days` (certainly), on none (no), or neither is known (possibly).
  public func standing(on days: DayRange) -> Standing {
    guard !isReversed, possible.intersection(days) != nil else { return .no }
    guard !isQualified, let proven, proven.contains(days) else { return .possibly }
    return .certainly
  }

  /// Whether it was in force when `date` says. A qualified or unknown date gives no certainty.
  public func standing(on date: EDTFDate) -> Standing {
    let standing = standing(on: date.possible)
    return standing == .certainly && (date.isQualified || date.precision == nil) ? .possibly : standing
  }

  /// For people: `2013-05 to 2014-07-15`, `from 2013-05`, `until 2014`, or nothing.
  public var text: String {
    switch (start, end) {
    case (let start?, let end?):
      start == end ? start.description : start.description + " to " + end.description
    case (let start?, nil): "from " + start.description
    case (nil, let end?): "until " + end.description
    case (nil, nil): ""
    }
  }
}
