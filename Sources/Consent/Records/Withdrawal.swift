/// What a person takes back, as a record of the type `withdrawal` says it (Schemas/README.md §3.14). Part of it can be taken back, or all.
public struct Withdrawal: Sendable {
  /// The consent that it is about.
  public let consent: String
  /// Whose it is.
  public let pseudonym: String
  /// The day on which they took it back.
  public let date: ConsentDate
  /// What is taken back.
  public let scope: Refusal

  /// A withdrawal.
  public init(consent: String, pseudonym: String, date: ConsentDate, scope: Refusal = Refusal()) {
    self.consent = consent
    self.pseudonym = pseudonym
    self.date = date
    self.scope = scope
  }
}
