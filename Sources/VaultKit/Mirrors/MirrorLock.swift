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

  /// What is asked for of a file that is brought at a moment.
  func retention(from start: Timestamp) throws(VaultError) -> Retention {
    try Self.retention(mode, until: period.end(from: start))
  }

  static func retention(_ mode: Retention.Mode, until end: Timestamp) throws(VaultError) -> Retention {
    guard let retention = Retention(mode, until: end.description) else {
      throw VaultError(.usage, "Nothing can be locked until \(end).")
    }
    return retention
  }
}
