/// The first byte of a log entry (Schemas/README.md §3.3).
public enum EntryClass: UInt8, Sendable {
  /// An event about an item.
  case ordinary = 1
  /// An event that decides what may leave: everyone who exports must be able to read it.
  case control = 2
  /// A roster version.
  case roster = 3
  /// An erasure.
  case tombstone = 4
}
