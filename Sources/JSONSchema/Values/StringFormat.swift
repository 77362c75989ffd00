/// The formats that can be asserted (Validation §7.3).
enum StringFormat: String, Sendable, CaseIterable {
  case date
  case time
  case dateTime = "date-time"
  case uri
  case uuid

  /// In words, with an example.
  var words: String {
    switch self {
    case .date: "a date such as 2014-07-15"
    case .time: "a time of day with its offset, such as 16:20:00+02:00"
    case .dateTime: "a time with its offset, such as 2026-11-03T16:20:00+02:00"
    case .uri: "an address such as https://example.org/"
    case .uuid: "a UUID of 32 hexadecimal digits with hyphens"
    }
  }

  /// Whether a text has the format.
  func holds(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return switch self {
    case .date: Self.isDate(bytes[...])
    case .time: Self.isTime(bytes[...])
    case .dateTime:
      bytes.count > 11 && Self.isDate(bytes[..<10]) && bytes[10] | 0x20 == UInt8(ascii: "t")
        && Self.isTime(bytes[11...])
    case .uri: Self.isURI(bytes)
    case .uuid: Self.isUUID(bytes)
    }
  }

  /// `full-date` of RFC 3339 §5.6, a day that there is.
  private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let year = number(parts[0]), let month = number(parts[1]),
      let day = number(parts[2]), (1...12).contains(month), day >= 1
    else { return false }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// `full-time` of RFC 3339 §5.6; a leap second only where it is 23:59:60 in UTC.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let end = bytes.firstIndex(where: { "zZ+-".utf8.contains($0) }) else { return false }
    let offset = bytes[end...]
    var minutesAhead = 0
    if offset.first.map({ $0 | 0x20 }) == UInt8(ascii: "z") {
      guard offset.count == 1 else { return false }
    } else {
      guard let ahead = clock(offset.dropFirst()) else { return false }
      minutesAhead = offset.first == UInt8(ascii: "-") ? -ahead : ahead
    }
    let local = bytes[..<end]
    let colon = UInt8(ascii: ":")
    guard local.count >= 8, let minutes = clock(local.prefix(5)), local[local.startIndex + 5] == colon else {
      return false
    }
    let seconds = local.dropFirst(6).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard seconds.count <= 2, seconds[0].count == 2, let second = number(seconds[0]), second <= 60 else { return false }
    if seconds.count == 2 { guard !seconds[1].isEmpty, seconds[1].allSatisfy(isDigit) else { return false } }
    return second < 60 || (minutes - minutesAhead + 2880) % 1440 == 1439
  }

  /// Minutes since midnight of `hh:mm`.
  private static func clock(_ bytes: ArraySlice<UInt8>) -> Int? {
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [2, 2], let hour = number(parts[0]), let minute = number(parts[1]), hour < 24,
      minute < 60
    else { return nil }
    return hour * 60 + minute
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.allSatisfy(isDigit) ? bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
  }

  /// RFC 4122 §3.
  private static func isUUID(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { $0.allSatisfy { isDigit($0) || (0x61...0x66).contains($0 | 0x20) } }
  }
}
