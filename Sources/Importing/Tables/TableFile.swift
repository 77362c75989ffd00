/// A table, and the name that a mapping knows it by.
public struct TableFile: Sendable {
  /// The file's name without its folder.
  public let name: String
  /// What is in it.
  public let table: CSVTable

  /// A table under this name.
  public init(name: String, table: CSVTable) {
    self.name = name
    self.table = table
  }
}
