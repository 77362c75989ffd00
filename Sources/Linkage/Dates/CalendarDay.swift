/// A day of the proleptic Gregorian calendar, years 0000 to 9999, counted from 1970-01-01.
///
///     2014-07-15
public struct CalendarDay: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Days after 1970-01-01; negative before.
  public let number: Int

  /// 0000-01-01, which stands for every earlier day too.
  public static let first = CalendarDay(number: -719_528)
  /// 9999-12-31, which stands for every later day too.
  public static let last = CalendarDay(number: 2_932_896)

  /// The day so many days after 1970-01-01, brought to the nearest day that has a spelling.
  public init(number: Int) { self.number = min(max(number, -719_528), 2_932_896) }

  /// The day of a year, month and day; nil where there is none.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
      return nil
    }
    // Years are counted from March, so that the leap day ends one.
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// How many days the month (1 to 12) has.
  public static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Earlier or later.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// `YYYY-MM-DD`.
  public var description: String {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return Self.digits(year, 4) + "-" + Self.digits(month, 2) + "-"
      + Self.digits(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2)
  }

  static func digits(_ value: Int, _ count: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
