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
  /// The sides of the question that kept it from being allowed; for something forbidden, those that were left open, and might be what is forbidden.
  public let gaps: [ConsentGap]

  init(
    _ rule: ConsentRule, _ words: String, records: [String] = [], remarks: [String] = [], unaffirmed: [String] = [],
    gaps: [ConsentGap] = []
  ) {
    self.rule = rule
    self.words = words
    self.records = records
    self.remarks = remarks
    self.unaffirmed = unaffirmed
    self.gaps = gaps
  }
}
