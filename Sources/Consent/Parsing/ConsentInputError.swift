/// Why a record is no consent or withdrawal, or one that cannot be relied on.
public struct ConsentInputError: Error, Sendable, Equatable {
  /// The field, as a person finds it: `grants 2, purposes`.
  public let field: String
  /// What is wrong with it, in words.
  public let reason: String

  /// What is wrong with a field.
  public init(_ field: String, _ reason: String) {
    self.field = field
    self.reason = reason
  }
}
