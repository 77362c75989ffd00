/// The rule that decided; the raw values are stable.
public enum ConsentRule: String, Sendable, CaseIterable {
  /// It comes from nobody whose consent is needed.
  case notNeeded = "not-needed"
  /// Everybody it comes from granted it.
  case granted
  /// The item, or one it comes from, is marked to be withheld.
  case withheld
  /// The item, or one it comes from, is under a hold that keeps it in.
  case held
  /// It comes from somebody, and nothing says from whom.
  case noPerson = "no-person"
  /// There is no consent of this person that is about it.
  case noConsent = "no-consent"
  /// A consent record cannot be understood: it might forbid this.
  case notUnderstood = "not-understood"
  /// A consent allows and forbids the same, or consents replace each other in a circle.
  case contradiction
  /// The person forbids it.
  case forbidden
  /// They took it back.
  case withdrawn
  /// Their consent has ended.
  case expired
  /// Their consent is dated later than the question.
  case notYet = "not-yet"
  /// No grant covers it.
  case notGranted = "not-granted"
  /// The consent was recorded by somebody who was suspended for that time.
  case doubted
  /// A condition was not affirmed.
  case condition
  /// It is no agreement that counts: nothing was explained, who decided is not said, or it rests on somebody else's form.
  case notValid = "not-valid"
  /// What shows that they agreed is not in the vault.
  case incomplete
  /// Whoever asks recorded the consent themselves, and nobody else has looked at it.
  case secondMember = "second-member"

  /// Whether a person allowed it once, and does not any more.
  public var isLapse: Bool { self == .withdrawn || self == .expired }
}
