/// The side of a question that kept it from being allowed: it says what to do next.
public enum ConsentGap: Sendable, Equatable {
  /// Nothing was agreed to for what is to be done.
  case activity
  /// Nothing was agreed to for this purpose.
  case purpose
  /// It was not said what for.
  case purposeNotStated
  /// Nothing was agreed to for this recipient.
  case recipient
  /// It was not said to which office.
  case recipientNotStated
  /// It was not said of which class the office is.
  case classNotStated
  /// It tells more of who they are than they agreed to.
  case form
  /// They did not agree that this is seen.
  case data(DataScope)
  /// A record of an interview has it that they refused, or were not asked.
  case interview
}
