/// A line that did not become a record, and why. The reason names columns and quotes no cell: cells name people.
public struct BadRow: Sendable, Hashable {
  /// The file's name.
  public let file: String
  /// The line, from 1 on.
  public let line: Int
  /// The reason, in words.
  public let reason: String

  /// A line that is left out.
  public init(file: String, line: Int, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }
}
