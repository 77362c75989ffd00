/// What an error says to a person, in texts of the tables: the commonest ones have them.
public struct ErrorPhrases: Sendable, Equatable {
  /// What happened.
  public let message: Phrase
  /// What is safe in spite of it.
  public let safe: Phrase?
  /// What to do next.
  public let next: Phrase?

  /// What is said of an error.
  public init(_ message: Phrase, safe: Phrase? = nil, next: Phrase? = nil) {
    self.message = message
    self.safe = safe
    self.next = next
  }
}
