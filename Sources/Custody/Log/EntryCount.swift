/// A number of log entries in words.
public enum EntryCount {
  /// `1 entry`, `4711 entries`.
  public static func text(_ count: some BinaryInteger) -> String { count == 1 ? "1 entry" : "\(count) entries" }

  /// `the first entry`, `the first 4711 entries`: what a checkpoint covers.
  public static func first(_ count: some BinaryInteger) -> String {
    count == 1 ? "the first entry" : "the first \(count) entries"
  }
}
