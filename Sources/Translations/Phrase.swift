/// A text of the tables with its values, which can be said in every language.
public struct Phrase: Sendable, Equatable {
  /// The text's key.
  public let key: String
  /// The values in the place of `{name}`.
  public let values: [String: String]

  /// A text.
  public init(_ key: String, _ values: [String: String] = [:]) {
    self.key = key
    self.values = values
  }

  /// The text in a table's language.
  public func text(in table: StringTable) -> String { table[key, values] }

  /// The text in English: for documents that machines read.
  public var english: String { text(in: .english) }
}
