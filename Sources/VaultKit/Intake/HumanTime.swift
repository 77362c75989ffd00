public import Custody
internal import Glibc

/// A time that a person gave: with the offset or zone they gave it in, or `unknown`. Never guessed (Schemas/README.md §1).
///
///     2026-11-03T16:20:00+02:00[Europe/Kyiv]
public struct HumanTime: Sendable, Equatable, CustomStringConvertible {
  /// RFC 3339 with an offset, with the zone in brackets if one was named (RFC 9557); or `unknown`.
  public let description: String
  /// The moment; nil where it is unknown.
  public let moment: Timestamp?

  /// A time as people write it: `2026-11-03 16:20`, with seconds or without, then `Z`, an offset `+02:00`, or a zone's name
  /// `Europe/Kyiv`; or the word `unknown`. Nil for anything else: a time without a zone is not a moment.
  public init?(_ text: String) {
    if text == "unknown" {
      description = text
      moment = nil
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count <= 100, bytes.count > 16, bytes[10] == 0x20 || bytes[10] == 0x54 else { return nil }
    var date = Array(bytes[..<16])
    date[10] = 0x54
    var rest = bytes[16...]
    if rest.first == 0x3a {
      date += rest.prefix(3)
      rest = rest.dropFirst(3)
    } else {
      date += Array(":00".utf8)
    }
    if rest.first == 0x20 { rest = rest.dropFirst() }
    guard let civil = CivilTime(date) else { return nil }
    let zone = String(decoding: rest, as: UTF8.self)
    if let offset = Self.offset(zone) {
      moment = Timestamp(seconds: civil.secondsSinceEpoch - Int64(offset * 60))
      description = civil.description + Self.format(offset)
    } else if let offset = Self.offset(of: zone, at: civil) {
      moment = Timestamp(seconds: civil.secondsSinceEpoch - Int64(offset * 60))
      description = civil.description + Self.format(offset) + "[\(zone)]"
    } else {
      return nil
    }
  }

  /// Minutes east of UTC in `Z` or `+02:00`.
  private static func offset(_ text: String) -> Int? {
    if text == "Z" || text == "z" || text == "UTC" { return 0 }
    let letters = Array(text.utf8)
    guard letters.count == 6, letters[0] == 0x2b || letters[0] == 0x2d, letters[3] == 0x3a,
      let hours = Int(text.dropFirst().prefix(2)), let minutes = Int(text.suffix(2)), hours < 24, minutes < 60
    else { return nil }
    return (letters[0] == 0x2d ? -1 : 1) * (hours * 60 + minutes)
  }

  private static func format(_ offset: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return (offset < 0 ? "-" : "+") + two(abs(offset) / 60) + ":" + two(abs(offset) % 60)
  }

  /// Minutes east of UTC in a zone of the system's database at a civil time; nil for an unknown zone, or a time that its clocks skip.
  private static func offset(of zone: String, at civil: CivilTime) -> Int? {
    let isName = zone.utf8.allSatisfy {
      $0 == 0x2f || $0 == 0x5f || $0 == 0x2d || $0 == 0x2b || isalnum(Int32($0)) != 0
    }
    guard isName, zone.contains("/"), !zone.hasPrefix("/"), unsafe access("/usr/share/zoneinfo/" + zone, R_OK) == 0
    else { return nil }
    let before = unsafe getenv("TZ").map { unsafe String(cString: $0) }
    unsafe setenv("TZ", zone, 1)
    tzset()
    defer {
      if let before { unsafe setenv("TZ", before, 1) } else { unsafe unsetenv("TZ") }
      tzset()
    }
    // The zone's offset is found by asking what its clocks show at a guess, twice.
    var moment = civil.secondsSinceEpoch
    for _ in 0..<2 {
      var seconds = time_t(moment)
      var parts = unsafe tm()
      guard unsafe localtime_r(&seconds, &parts) != nil else { return nil }
      moment = civil.secondsSinceEpoch - Int64(unsafe parts.tm_gmtoff)
    }
    let offset = civil.secondsSinceEpoch - moment
    var seconds = time_t(moment)
    var parts = unsafe tm()
    guard unsafe localtime_r(&seconds, &parts) != nil, Int64(unsafe parts.tm_gmtoff) == offset, offset % 60 == 0 else {
      return nil
    }
    return Int(offset / 60)
  }
}
