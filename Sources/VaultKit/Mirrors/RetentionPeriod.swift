public import Custody

/// For how long files of a mirror are locked: `90d`, `18mo`, `7y`.
public struct RetentionPeriod: Sendable, Equatable {
  /// A hundred years.
  private static let maximum: [String: Int] = ["d": 36_500, "mo": 1200, "y": 100]

  /// As it was typed.
  public let text: String
  private let number: Int
  private let unit: String

  /// Nil for anything but a number and a unit: days, months or years of the calendar; up to a hundred years.
  public init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = String(text.dropFirst(digits.count))
    guard digits.first != "0", let number = Int(digits), let maximum = Self.maximum[unit], number <= maximum else {
      return nil
    }
    (self.text, self.number, self.unit) = (text, number, unit)
  }

  /// The first midnight (UTC) at which it is over for what is locked at a moment. All of one day gives the same end, so that what was
  /// interrupted goes on where it was.
  public func end(from start: Timestamp) -> Timestamp {
    let day: Int64 = 86_400
    let midnight = Timestamp(seconds: start.seconds - (start.seconds % day + day) % day)
    let parts = midnight.description.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard unit != "d", parts.count == 3 else {
      return Timestamp(seconds: midnight.seconds + (Int64(number) + 1) * day)
    }
    var months = parts[0] * 12 + parts[1] - 1 + number * (unit == "y" ? 12 : 1)
    var date = parts[2]
    // A day that not every month has: the next one that each has, never an earlier one.
    if date > 28 { (months, date) = (months + 1, 1) }
    func padded(_ number: Int, _ count: Int) -> String {
      String(repeating: "0", count: max(0, count - String(number).count)) + String(number)
    }
    let text = "\(padded(months / 12, 4))-\(padded(months % 12 + 1, 2))-\(padded(date, 2))T00:00:00Z"
    return Timestamp(seconds: (Timestamp(text) ?? Timestamp(seconds: .max)).seconds + day)
  }
}
