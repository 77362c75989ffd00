/// The answer to a question, and what it rests on.
public struct ConsentDecision: Sendable {
  /// Whether it is allowed.
  public var isAllowed: Bool { rule == .granted || rule == .notNeeded }
  /// The rule that decided.
  public let rule: ConsentRule
  /// Why, for people.
  public let words: String
  /// The records that decided: consents, or the withdrawal.
  public let records: [String]
  /// What to look at although it is allowed.
  public let remarks: [String]
  /// The words that would have to be affirmed, where that is what is missing.
  public let unaffirmed: [String]

  init(
    _ rule: ConsentRule, _ words: String, records: [String] = [], remarks: [String] = [], unaffirmed: [String] = []
  ) {
    self.rule = rule
    self.words = words
    self.records = records
    self.remarks = remarks
    self.unaffirmed = unaffirmed
  }
}
