/// Seconds since 1970 as RFC 3339 in UTC.
enum UnixTime {
  /// `2026-11-03T14:20:05Z`, or nil outside the years 1970 to 9999.
  static func text(_ seconds: Int) -> String? {
    guard (0...253_402_300_799).contains(seconds) else { return nil }
    let rest = seconds % 86_400
    // Days from 1 March of the year 0: a leap day then ends its year.
    let days = seconds / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let two = { CalendarDate.digits($0, 2) }
    return "\(CalendarDate.digits(year, 4))-\(two(month))-\(two(day))"
      + "T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }
}
