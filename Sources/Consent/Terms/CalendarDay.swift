/// A day of the calendar, as consents name the day on which they end (ISO 8601): `2031-03-06`.
public struct CalendarDay: Sendable, Equatable, CustomStringConvertible {
  /// As it was written.
  public let description: String
  /// Days since 1970-01-01.
  let number: Int64

  /// A day; nil for text of another form, and for a day that no calendar has.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.count == 3, let year = Self.number(parts[0], digits: 4),
      let month = Self.number(parts[1], digits: 2), (1...12).contains(month),
      let day = Self.number(parts[2], digits: 2), (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    description = String(text)
    number = Self.number(year, month, day)
  }

  /// Whether it has begun anywhere on Earth: zones are at most 14 hours ahead of UTC.
  /// - Parameter moment: seconds since 1970-01-01T00:00:00Z.
  func hasBegun(at moment: Int64) -> Bool { number * 86_400 - 14 * 3600 <= moment }

  /// When it has ended everywhere on Earth, in seconds since 1970-01-01T00:00:00Z: zones are at most 12 hours behind UTC.
  public var end: Int64 { (number + 1) * 86_400 + 12 * 3600 }

  private static func number(_ text: some StringProtocol, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 on the proleptic Gregorian calendar; years begin in March, so that the leap day ends one.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return Int64(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
  }
}
