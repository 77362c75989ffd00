/// A line, or a file, that did not become a record, and why.
public struct RefusedEntry: Sendable, Hashable {
  /// The file.
  public let file: String
  /// The line, from 1 on, where it is about one.
  public let line: Int?
  /// The reason, in words.
  public let reason: String
}
