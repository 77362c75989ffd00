internal import Custody
public import MirrorStores

/// How what is brought to a mirror is locked against removal (Schemas/README.md §3.20, *Locks*).
public struct MirrorLock: Sendable, Equatable {
  /// Who can end it earlier: whoever has a permission of its own for that, or nobody.
  public let mode: Retention.Mode
  /// For how long.
  public let period: RetentionPeriod

  /// A lock.
  public init(_ mode: Retention.Mode, _ period: RetentionPeriod) {
    self.mode = mode
    self.period = period
  }

  /// What is asked for of a file that is brought at a moment: never more than ``latest``.
  func retention(from start: Timestamp) throws(VaultError) -> Retention {
    try Self.retention(mode, until: min(period.end(from: start), Self.latest))
  }

  /// Refuses a span that ends after ``latest`` today.
  func requirePossible() throws(VaultError) { _ = try Self.retention(mode, until: period.end(from: .now)) }

  /// The last moment before 2³² seconds after 1970 began. Services keep the date in 32 bits, take a later one, and make an early one of it, which
  /// ends a lock that nobody can end otherwise.
  static let latest = Timestamp(seconds: 1 << 32 - 1)

  /// - Throws: `.usage` for an end after ``latest``.
  static func retention(_ mode: Retention.Mode, until end: Timestamp) throws(VaultError) -> Retention {
    guard end <= latest else {
      throw VaultError(
        .usage,
        "Nothing is locked until \(end): services keep the date in 32 bits, and would make an early one of one after \(latest). That would end locks.",
        safe: "No lock was changed.",
        next: "Choose an earlier end: a lock can be made longer later, evault mirror extend.")
    }
    guard let retention = Retention(mode, until: end.description) else {
      throw VaultError(.usage, "Nothing can be locked until \(end).")
    }
    return retention
  }
}
