/// What a person forbids. A side that is not named means all of it.
public struct Refusal: Sendable, Equatable {
  /// What must not be done; all of it where none is named.
  public let activities: Selection<ConsentActivity>
  /// What for.
  public let purposes: Selection<ConsentPurpose>
  /// To whom: offices, or classes of them.
  public let recipients: Selection<RecipientName>
  /// What of the person must not be seen.
  public let dataScope: Selection<DataScope>
  /// The form that tells least of those that are forbidden: those that tell more are forbidden too.
  public let form: DisclosureForm

  /// A refusal; without anything said, of everything.
  public init(
    activities: Selection<ConsentActivity> = .everything, purposes: Selection<ConsentPurpose> = .everything,
    recipients: Selection<RecipientName> = .everything, dataScope: Selection<DataScope> = .everything,
    form: DisclosureForm = .aggregate
  ) {
    self.activities = activities
    self.purposes = purposes
    self.recipients = recipients
    self.dataScope = dataScope
    self.form = form
  }

  /// Whether something is both allowed by a grant and forbidden here. Forbidding an office of a class that is allowed is a narrowing, and none.
  public func contradicts(_ grant: Grant) -> Bool {
    activities.contains(grant.activity) && purposes.meets(grant.purposes) && dataScope.meets(grant.dataScope)
      && form <= grant.form && !narrows(grant.recipients) && recipients.meets(grant.recipients)
  }

  private func narrows(_ recipients: Selection<RecipientName>) -> Bool {
    if case .everything = recipients, case .only = self.recipients { true } else { false }
  }

  /// Whether what is asked is forbidden. What the question leaves open may be what is forbidden.
  func forbids(_ question: ConsentQuestion) -> Bool {
    activities.contains(question.activity) && question.purpose.map(purposes.contains) ?? true
      && form <= question.effectiveForm && question.mayReach(recipients) && question.mayShow(dataScope)
  }
}
