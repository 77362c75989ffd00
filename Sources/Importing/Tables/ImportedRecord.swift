public import SelectiveDisclosure

/// A record that a line of a table became.
public struct ImportedRecord: Sendable {
  /// The file's name.
  public let file: String
  /// The line, from 1 on.
  public let line: Int
  /// The record's type.
  public let type: String
  /// The name that it got.
  public let identifier: String
  /// What it says.
  public var record: JSONObject
  /// Names of other records of the same import that it speaks of.
  public let references: [String]
}
