/// A moment as the program records it: RFC 3339, UTC, whole seconds.
///
///     2026-11-03T14:20:05Z
public struct Timestamp: Hashable, Sendable, CustomStringConvertible, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds left out; within the years 0000 to 9999.
  public let seconds: Int64

  /// A moment. Years beyond 0000–9999 have no spelling, and are brought to the nearest that has one.
  public init(seconds: Int64) { self.seconds = min(max(seconds, -62_167_219_200), 253_402_300_799) }

  /// The moment a file holds; nil for any but the one spelling, and for days and hours that do not exist.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[19] == 0x5a, let civil = CivilTime(bytes[..<19]) else { return nil }
    seconds = civil.secondsSinceEpoch
  }

  /// The canonical spelling.
  public var description: String { CivilTime(secondsSinceEpoch: seconds).description + "Z" }

  /// Earlier or later.
  public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }
}
