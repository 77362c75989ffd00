/// When something happened, as a record says it: EDTF (ISO 8601-2:2019) level 0 dates with the qualifiers of level 1, or the
/// word `unknown` (Schemas/README.md §3.12).
///
///     1984    2014-07    2014-07-15    2014-07~    1984?    2014-07-15%    unknown
public struct EDTFDate: Hashable, Sendable, CustomStringConvertible {
  /// The smallest part that is said.
  public enum Precision: String, Sendable {
    /// A year.
    case year
    /// A month of a year.
    case month
    /// A day.
    case day
  }

  /// The canonical spelling, which is the one that was read.
  public let description: String
  /// The smallest part that is said; nil for `unknown`.
  public let precision: Precision?
  /// Whether the source is uncertain (`?` or `%`).
  public let isUncertain: Bool
  /// Whether the date is approximate (`~` or `%`).
  public let isApproximate: Bool
  /// The days that the date says, without regard to its qualifier; every day for `unknown`.
  public let stated: DayRange

  /// The date that says nothing.
  public static let unknown = EDTFDate("unknown", nil, "", .always, .always)

  /// The date with this spelling, at most 11 bytes; nil where it is none, or there is no such day.
  public init?(_ text: String) {
    guard text.utf8.count <= 11 else { return nil }
    if text == "unknown" {
      self = .unknown
      return
    }
    var bytes = Array(text.utf8)
    var qualifier = ""
    if let last = bytes.last, [0x3f, 0x7e, 0x25].contains(last) {
      qualifier = String(decoding: [last], as: UTF8.self)
      bytes.removeLast()
    }
    guard [4, 7, 10].contains(bytes.count), let year = Self.number(bytes[0..<4]) else { return nil }
    var (firstMonth, lastMonth) = (1, 12)
    if bytes.count > 4 {
      guard bytes[4] == 0x2d, let month = Self.number(bytes[5..<7]), (1...12).contains(month) else { return nil }
      (firstMonth, lastMonth) = (month, month)
    }
    var (firstDay, lastDay) = (1, CalendarDay.days(in: lastMonth, of: year))
    if bytes.count > 7 {
      guard bytes[7] == 0x2d, let day = Self.number(bytes[8..<10]) else { return nil }
      (firstDay, lastDay) = (day, day)
    }
    guard let first = CalendarDay(year: year, month: firstMonth, day: firstDay),
      let last = CalendarDay(year: year, month: lastMonth, day: lastDay)
    else { return nil }
    let precision: Precision = bytes.count == 4 ? .year : bytes.count == 7 ? .month : .day
    let stated = DayRange(first, last)
    let possible = qualifier.isEmpty ? stated : Self.widened(stated, by: precision, year, firstMonth)
    self.init(text, precision, qualifier, stated, possible)
  }

  private init(
    _ description: String, _ precision: Precision?, _ qualifier: String, _ stated: DayRange, _ possible: DayRange
  ) {
    self.possible = possible
    self.description = description
    self.precision = precision
    self.stated = stated
    isUncertain = qualifier == "?" || qualifier == "%"
    isApproximate = qualifier == "~" || qualifier == "%"
  }

  /// The days on which it may have been. A qualified date may also be one unit of its precision off, on either side: `2014-07~` is
  /// June to August.
  public let possible: DayRange

  /// Whether the date is qualified: nothing that follows from it is certain.
  public var isQualified: Bool { isUncertain || isApproximate }

  /// A day, month or year more on either side.
  private static func widened(_ days: DayRange, by precision: Precision, _ year: Int, _ month: Int) -> DayRange {
    switch precision {
    case .day: return DayRange(CalendarDay(number: days.first.number - 1), CalendarDay(number: days.last.number + 1))
    case .month:
      let before = month == 1 ? (year: year - 1, month: 12) : (year: year, month: month - 1)
      let after = month == 12 ? (year: year + 1, month: 1) : (year: year, month: month + 1)
      let last = CalendarDay.days(in: after.month, of: after.year)
      return DayRange(
        CalendarDay(year: before.year, month: before.month, day: 1) ?? .first,
        CalendarDay(year: after.year, month: after.month, day: last) ?? .last)
    case .year:
      return DayRange(
        CalendarDay(year: year - 1, month: 1, day: 1) ?? .first,
        CalendarDay(year: year + 1, month: 12, day: 31) ?? .last)
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }
}
