/// What a person takes back, as a record of the type `withdrawal` says it (Schemas/README.md §3.14). Part of it can be taken back, or all.
public struct Withdrawal: Sendable {
  /// The consent that it is about.
  public let consent: String
  /// Whose it is.
  public let pseudonym: String
  /// When they took it back.
  public let date: ConsentMoment
  /// What is taken back.
  public let scope: Refusal
  /// The item that shows it.
  public let evidence: String?

  /// A withdrawal.
  public init(
    consent: String, pseudonym: String, date: ConsentMoment, scope: Refusal = Refusal(), evidence: String? = nil
  ) {
    self.consent = consent
    self.pseudonym = pseudonym
    self.date = date
    self.scope = scope
    self.evidence = evidence
  }
}
