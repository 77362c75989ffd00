/// Date and time of day on the proleptic Gregorian calendar, without a zone: `2026-11-03T14:20:05`.
public struct CivilTime: Equatable, Sendable, CustomStringConvertible {
  private let year: Int64
  private let month: Int64
  private let day: Int64
  private let secondOfDay: Int64

  /// What 19 bytes `YYYY-MM-DDTHH:MM:SS` say; nil where they are not of that form or there is no such day or time.
  public init?(_ text: some Collection<UInt8>) {
    let bytes = Array(text)
    guard bytes.count == 19, bytes[4] == 0x2d, bytes[7] == 0x2d, bytes[10] == 0x54, bytes[13] == 0x3a,
      bytes[16] == 0x3a,
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]), let day = Self.number(bytes[8..<10]),
      let hour = Self.number(bytes[11..<13]), let minute = Self.number(bytes[14..<16]),
      let second = Self.number(bytes[17..<19]),
      (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year), hour < 24, minute < 60, second < 60
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    secondOfDay = hour * 3600 + minute * 60 + second
  }

  /// The civil time in UTC, `seconds` after 1970-01-01T00:00:00.
  public init(secondsSinceEpoch seconds: Int64) {
    let days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
    secondOfDay = seconds - days * 86400
    // Days are counted from 0000-03-01, so that the leap day ends a year.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Seconds after 1970-01-01T00:00:00, were this UTC.
  public var secondsSinceEpoch: Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return (era * 146_097 + dayOfEra - 719_468) * 86400 + secondOfDay
  }

  /// `YYYY-MM-DDTHH:MM:SS`.
  public var description: String {
    func digits(_ value: Int64, _ count: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2) + "T" + digits(secondOfDay / 3600, 2) + ":"
      + digits(secondOfDay / 60 % 60, 2) + ":" + digits(secondOfDay % 60, 2)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int64(digit - 0x30)
    }
    return value
  }

  private static func days(in month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
