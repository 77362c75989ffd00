/// Days as numbers (ECMA-376 part 1 §18.17.4.1, the 1900 date base).
enum WorkbookDay {
  /// Whether the calendar has this day, in years of four digits.
  static func exists(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1...9999).contains(year), (1...12).contains(month) else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    return (1...days).contains(day)
  }

  /// The number of a day that exists; nil before 1 March 1900, where the base has a day that never was.
  static func number(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    // Years that begin in March end with their odd day.
    let (year, month) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1
    // 693,899 is the same of 30 December 1899.
    let number = days - 693_899
    return number >= 61 ? number : nil
  }
}
