/// Why tables and a mapping do not fit: nothing of them is taken.
public struct TableImportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's name; empty where it is about all of them.
  public let file: String
  /// What is wrong, in words.
  public let reason: String

  init(_ file: String, _ reason: String) {
    self.file = file
    self.reason = reason
  }

  /// For example `units.csv: it has no column "id"`.
  public var description: String { file.isEmpty ? reason : "\(file): \(reason)" }
}
