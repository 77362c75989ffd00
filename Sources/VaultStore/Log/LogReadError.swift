/// Why a walk over the log ended early: its files, or whoever looked at the entries.
public enum LogReadError<E: Error>: Error {
  /// The log's files.
  case store(StoreError)
  /// The caller's own error.
  case body(E)
}
