/// A moment in the notation of an allowed-signers file (ssh-keygen(1) ALLOWED SIGNERS), always in UTC.
///
///     20260131Z          20260131235959Z
public struct SSHTimestamp: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted; more than zero.
  public let unixSeconds: Int64

  /// A moment between 1970-01-01T00:00:01Z and the year 9999; nil outside. OpenSSH takes zero for "no limit".
  public init?(unixSeconds: Int64) {
    guard (1...253_402_300_799).contains(unixSeconds) else { return nil }
    self.unixSeconds = unixSeconds
  }

  /// Reads `YYYYMMDDZ`, `YYYYMMDDHHMMZ` or `YYYYMMDDHHMMSSZ`.
  /// - Throws: `.localTime` where the `Z` is missing, `.malformedAllowedSigners` for everything else.
  init(text: String) throws(SSHSignatureError) {
    let bytes = Array(text.utf8)
    let digits = bytes.last == 0x5a ? bytes.dropLast() : bytes[...]
    guard [8, 12, 14].contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw SSHSignatureError(.malformedAllowedSigners, "timestamp")
    }
    guard digits.count < bytes.count else { throw SSHSignatureError(.localTime, text) }
    func number(_ start: Int, _ count: Int) -> Int64 {
      start + count > digits.count ? 0 : digits[start..<start + count].reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }
    let (year, month, day) = (number(0, 4), number(4, 2), number(6, 2))
    let (hour, minute, second) = (number(8, 2), number(10, 2), number(12, 2))
    guard (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day), hour < 24, minute < 60,
      second < 60,
      let moment = Self(
        unixSeconds: Self.day(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second)
    else { throw SSHSignatureError(.malformedAllowedSigners, "no such moment") }
    self = moment
  }

  /// `YYYYMMDDHHMMSSZ`.
  public var text: String {
    var days = unixSeconds / 86_400
    let rest = unixSeconds % 86_400
    var year: Int64 = 1970
    while true {
      let length: Int64 = Self.isLeap(year) ? 366 : 365
      if days < length { break }
      days -= length
      year += 1
    }
    var month: Int64 = 1
    while days >= Self.days(in: month, of: year) {
      days -= Self.days(in: month, of: year)
      month += 1
    }
    let parts: [(Int64, Int)] = [
      (year, 4), (month, 2), (days + 1, 2), (rest / 3600, 2), (rest / 60 % 60, 2), (rest % 60, 2),
    ]
    return parts.map { value, width in
      let digits = String(value)
      return String(repeating: "0", count: width - digits.count) + digits
    }.joined() + "Z"
  }

  /// Earlier moments first.
  public static func < (left: Self, right: Self) -> Bool { left.unixSeconds < right.unixSeconds }

  private static func isLeap(_ year: Int64) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  private static func days(in month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01, for years from 0 on.
  private static func day(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let before = year - 1
    var days = before * 365 + before / 4 - before / 100 + before / 400 - 719_162
    for earlier in 1..<month { days += Self.days(in: earlier, of: year) }
    return days + day - 1
  }
}
