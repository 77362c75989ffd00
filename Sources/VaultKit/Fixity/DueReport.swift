public import Custody

/// What a check of what was due did.
public struct DueReport: Sendable {
  /// What it found.
  public internal(set) var check = CheckReport()
  /// Log entries whose objects were due when it began.
  public internal(set) var due = 0
  /// Those that were looked at.
  public internal(set) var done = 0
  /// The oldest check among those that are left; nil where none is left, or one was never checked.
  public internal(set) var oldest: Timestamp?

  /// Those that are left.
  public var left: Int { due - done }
}
