/// When somebody agreed, or took it back: RFC 3339 with an offset, perhaps with a zone in brackets (RFC 9557), or `unknown`.
///
///     2026-03-06T09:50:00+02:00[Europe/Kyiv]
public struct ConsentMoment: Sendable, Equatable, CustomStringConvertible {
  /// As it was written.
  public let description: String
  /// Seconds since 1970-01-01T00:00:00Z; nil where it is not known.
  public let seconds: Int64?

  /// A moment; nil for text of another form, and for a time that no clock shows.
  public init?(_ text: String) {
    description = text
    if text == "unknown" {
      seconds = nil
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count <= 100, bytes.count >= 20, bytes[10] == 0x54, bytes[13] == 0x3a, bytes[16] == 0x3a,
      let day = CalendarDay(String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = Self.number(bytes[11..<13]), hour < 24, let minute = Self.number(bytes[14..<16]), minute < 60,
      let second = Self.number(bytes[17..<19]), second <= 60, let offset = Self.offset(bytes[19...])
    else { return nil }
    seconds = day.number * 86_400 + Int64((hour * 60 + minute - offset) * 60 + second)
  }

  /// Minutes east of UTC in `Z` or `+02:00`, with or without a zone's name behind it.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(text)
    let rest: ArraySlice<UInt8>
    let minutes: Int
    if bytes.first == 0x5a {
      (minutes, rest) = (0, bytes[1...])
    } else {
      guard bytes.count >= 6, bytes[0] == 0x2b || bytes[0] == 0x2d, bytes[3] == 0x3a, let hour = number(bytes[1..<3]),
        hour < 24, let minute = number(bytes[4..<6]), minute < 60
      else { return nil }
      (minutes, rest) = ((bytes[0] == 0x2d ? -1 : 1) * (hour * 60 + minute), bytes[6...])
    }
    guard rest.isEmpty || rest.first == 0x5b && rest.last == 0x5d && rest.count > 2 else { return nil }
    return minutes
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
