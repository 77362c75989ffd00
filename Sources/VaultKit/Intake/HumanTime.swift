public import Custody
internal import Glibc
internal import Synchronization

/// A time that a person gave: with the offset or zone they gave it in, or `unknown`. Never guessed (Schemas/README.md §1).
///
///     2026-11-03T16:20:00+02:00[Europe/Kyiv]
public struct HumanTime: Sendable, Equatable, CustomStringConvertible {
  /// RFC 3339 with an offset, with the zone in brackets if one was named (RFC 9557); or `unknown`.
  public let description: String
  /// The moment; nil where it is unknown.
  public let moment: Timestamp?

  /// A time as people write it: `2026-11-03 16:20`, with seconds or without, then `Z`, an offset `+02:00`, or a zone's name
  /// `Europe/Kyiv`; or the word `unknown`. Nil for anything else: a time without a zone is not a moment, and neither is one that the
  /// zone's clocks skip or show twice.
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
    guard let zone = String(validating: rest, as: UTF8.self) else { return nil }
    let given = Self.offset(zone)
    guard let offset = given ?? Self.offset(of: zone, at: civil) else { return nil }
    let seconds = civil.secondsSinceEpoch - Int64(offset * 60)
    let moment = Timestamp(seconds: seconds)
    // Beyond the years that have a spelling in UTC.
    guard moment.seconds == seconds else { return nil }
    self.moment = moment
    description = civil.description + Self.format(offset) + (given == nil ? "[\(zone)]" : "")
  }

  /// The moment of a time as files hold it, with offset and zone; nil for `unknown`, and for anything else.
  public static func moment(inFile text: String) -> Timestamp? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 25, let civil = CivilTime(bytes[..<19]),
      let offset = offset(String(decoding: bytes[19..<25], as: UTF8.self)),
      bytes.count == 25 || bytes[25] == 0x5b && bytes.last == 0x5d
    else { return nil }
    return Timestamp(seconds: civil.secondsSinceEpoch - Int64(offset * 60))
  }

  /// A moment as the clocks of this machine's zone show it, with their offset; nil where that is UTC.
  public static func local(_ moment: Timestamp) -> String? {
    exchange.withLock { _ in
      guard let offset = offset(at: moment.seconds), offset != 0, offset % 60 == 0 else { return nil }
      return CivilTime(secondsSinceEpoch: moment.seconds + offset).description + format(Int(offset / 60))
    }
  }

  /// Minutes east of UTC in `Z` or `+02:00`.
  private static func offset(_ text: String) -> Int? {
    if text == "Z" || text == "z" || text == "UTC" { return 0 }
    let letters = Array(text.utf8)
    guard letters.count == 6, letters[0] == 0x2b || letters[0] == 0x2d, letters[3] == 0x3a else { return nil }
    let digits = [letters[1], letters[2], letters[4], letters[5]].map { Int($0) - 0x30 }
    guard digits.allSatisfy((0...9).contains) else { return nil }
    let (hours, minutes) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
    guard hours < 24, minutes < 60 else { return nil }
    return (letters[0] == 0x2d ? -1 : 1) * (hours * 60 + minutes)
  }

  private static func format(_ offset: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return (offset < 0 ? "-" : "+") + two(abs(offset) / 60) + ":" + two(abs(offset) % 60)
  }

  private static let zoneFolder = "/usr/share/zoneinfo/"
  /// The process has one zone: it is exchanged by one thread at a time.
  private static let exchange = Mutex(())

  /// Minutes east of UTC in a zone of the system's database at a civil time; nil for an unknown zone, or a time that its clocks skip or show twice.
  private static func offset(of zone: String, at civil: CivilTime) -> Int? {
    let isName = zone.utf8.allSatisfy {
      $0 == 0x2f || $0 == 0x5f || $0 == 0x2d || $0 == 0x2b || isalnum(Int32($0)) != 0
    }
    guard isName, zone.contains("/"), !zone.hasPrefix("/"), isZone(zoneFolder + zone) else { return nil }
    return exchange.withLock { _ in
      let before = unsafe getenv("TZ").map { unsafe String(cString: $0) }
      unsafe setenv("TZ", ":" + zoneFolder + zone, 1)
      tzset()
      defer {
        if let before { unsafe setenv("TZ", before, 1) } else { unsafe unsetenv("TZ") }
        tzset()
      }
      let shown = civil.secondsSinceEpoch
      // No zone is further than a day from UTC: what its clocks show at this time is an offset of the days around it.
      let around = Set([-86_400, 0, 86_400].compactMap { offset(at: shown + $0) })
      let fitting = around.filter { offset(at: shown - $0) == $0 }
      guard fitting.count == 1, let offset = fitting.first, offset % 60 == 0 else { return nil }
      return Int(offset / 60)
    }
  }

  /// Whether this is a file of the zone database. For a folder, or anything else, the C library would silently take UTC.
  private static func isZone(_ path: String) -> Bool {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: 4)
    return unsafe read(descriptor, &start, 4) == 4 && start == Array("TZif".utf8)
  }

  /// Seconds east of UTC that the process's zone has at a moment.
  private static func offset(at moment: Int64) -> Int64? {
    var seconds = time_t(moment)
    var parts = unsafe tm()
    guard unsafe localtime_r(&seconds, &parts) != nil else { return nil }
    return Int64(unsafe parts.tm_gmtoff)
  }
}
