/// A day as people know it: EDTF level 0 with the qualifiers of level 1, or `unknown` (Schemas/README.md §3.12). Days are counted from 1970-01-01.
///
///     2026-03   any day of March 2026
///     2026-03-06?   that day, and perhaps another
public struct ConsentDate: Sendable, Equatable, CustomStringConvertible {
  /// As it was written.
  public let description: String
  /// The first day that it can be; nil where nothing is known.
  public let earliest: Int64?
  /// The last day that it can be; nil where nothing is known.
  public let latest: Int64?

  /// A date; nil for text of another form, and for a day that no calendar has. What is approximate or uncertain may be any day of its year.
  public init?(_ text: String) {
    description = text
    if text == "unknown" {
      (earliest, latest) = (nil, nil)
      return
    }
    guard text.utf8.count <= 11 else { return nil }
    let isVague = text.last.map { "?~%".contains($0) } ?? false
    let parts = (isVague ? text.dropLast() : text[...]).split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let year = Self.number(parts[0], digits: 4) else { return nil }
    var (first, last) = (1, 12)
    if parts.count > 1 {
      guard let month = Self.number(parts[1], digits: 2), (1...12).contains(month) else { return nil }
      (first, last) = (month, month)
    }
    var (from, to) = (1, Self.days(in: last, of: year))
    if parts.count > 2 {
      guard let day = Self.number(parts[2], digits: 2), (1...to).contains(day) else { return nil }
      (from, to) = (day, day)
    }
    if isVague { (first, last, from, to) = (1, 12, 1, 31) }
    earliest = Self.day(year, first, from)
    latest = Self.day(year, last, to)
  }

  /// The day of a moment, in seconds since 1970-01-01T00:00:00Z.
  public static func day(of moment: Int64) -> Int64 {
    moment >= 0 ? moment / 86_400 : (moment - 86_399) / 86_400
  }

  /// Whether it is certain that every day it can be is before every day that the other can be.
  public func isCertainlyBefore(_ other: Self) -> Bool {
    guard let latest, let earliest = other.earliest else { return false }
    return latest < earliest
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
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
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return Int64(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
  }
}
