/// A moment as timestamps spell it (RFC 3161 §2.4.2): `20261103142005Z`, or with a fraction that does not end in 0.
struct GeneralizedTime {
  private static let maximumFractionDigits = 9

  /// Whole seconds from 1970-01-01T00:00:00Z.
  let seconds: Int64
  /// What is beyond them, rounded up.
  let microseconds: Int64

  init(_ content: some Collection<UInt8>) throws(TimestampError) {
    let bytes = Array(content)
    let wrong = TimestampError(.malformed, "time")
    guard bytes.count >= 15, bytes.last == 0x5a else { throw wrong }
    let digits = bytes[..<14].map { Int64($0) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }) else { throw wrong }
    func number(_ range: Range<Int>) -> Int64 { digits[range].reduce(0) { $0 * 10 + $1 } }
    guard
      let midnight = Self.days(number(0..<4), number(4..<6), number(6..<8)), number(8..<10) < 24,
      number(10..<12) < 60, number(12..<14) < 60
    else { throw wrong }
    seconds = midnight * 86_400 + number(8..<10) * 3600 + number(10..<12) * 60 + number(12..<14)
    let fraction = bytes[14..<(bytes.count - 1)]
    guard let point = fraction.first else {
      microseconds = 0
      return
    }
    let decimals = fraction.dropFirst().map { Int64($0) - 0x30 }
    guard point == 0x2e, (1...Self.maximumFractionDigits).contains(decimals.count),
      decimals.allSatisfy({ (0...9).contains($0) }), decimals.last != 0
    else { throw wrong }
    let padded = decimals + [Int64](repeating: 0, count: Self.maximumFractionDigits - decimals.count)
    microseconds = (padded.reduce(0) { $0 * 10 + $1 } + 999) / 1000
  }

  /// Days from 1970-01-01; nil for a date that does not exist.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64? {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let months: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard year > 0, (1...12).contains(month), (1...months[Int(month) - 1]).contains(day) else { return nil }
    let before = year - 1
    return before * 365 + before / 4 - before / 100 + before / 400 - 719_162
      + months[..<(Int(month) - 1)].reduce(0, +) + day - 1
  }
}
