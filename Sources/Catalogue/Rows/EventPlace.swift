/// Where an event is found: its entry in the log, and which of the events it is that the entry brings. One that came home by handoff is before
/// the one that brought it.
public struct EventPlace: Hashable, Comparable, Sendable {
  /// More events than one entry can bring: 4,096.
  public static let eventsPerEntry: UInt64 = 1 << 12

  /// The entry's index in the log.
  public let entry: UInt64
  /// From 0.
  public let number: Int

  /// A place.
  public init(entry: UInt64, number: Int) {
    self.entry = entry
    self.number = number
  }

  init(packed: Int64) {
    entry = UInt64(bitPattern: packed) / Self.eventsPerEntry
    number = Int(UInt64(bitPattern: packed) % Self.eventsPerEntry)
  }

  var packed: Int64 { Self.first(of: entry) + Int64(number) }

  static func first(of entry: UInt64) -> Int64 { Int64(bitPattern: entry &* eventsPerEntry) }

  static func last(of entry: UInt64) -> Int64 { first(of: entry) + Int64(eventsPerEntry) - 1 }

  /// In the order of the log.
  public static func < (left: Self, right: Self) -> Bool { left.packed < right.packed }
}
