/// A step of an exhibit's custody: what happened, when, by whom, and what vouches for it.
public struct ReportHop: Sendable, Hashable {
  /// Its place in the chain, from 1.
  public let step: Int
  /// When, by the signer's clock, as RFC 3339 has it, in UTC.
  public let recorded: String
  /// What happened: a word of the vocabulary, `ingested`.
  public let action: String
  /// Who signed: a label.
  public let actor: String
  /// Their role: a word of the vocabulary.
  public let role: String
  /// The entry in the log.
  public let entry: UInt64
  /// Whether that is the log of a field vault.
  public let isFromField: Bool
  /// The entries of the log that a timestamp is over which covers this one; nil where none is known.
  public let timestamped: UInt64?
  /// What else it says.
  public let facts: [ReportFact]

  /// A step.
  public init(
    step: Int, recorded: String, action: String, actor: String, role: String, entry: UInt64, isFromField: Bool,
    timestamped: UInt64?, facts: [ReportFact]
  ) {
    self.step = step
    self.recorded = recorded
    self.action = action
    self.actor = actor
    self.role = role
    self.entry = entry
    self.isFromField = isFromField
    self.timestamped = timestamped
    self.facts = facts
  }
}
