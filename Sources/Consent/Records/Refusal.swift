/// What a person forbids, or takes back. A side that is not named means all of it.
public struct Refusal: Sendable, Equatable {
  /// What must not be done.
  public let activities: Selection<ConsentActivity>
  /// What for.
  public let purposes: Selection<ConsentPurpose>
  /// To whom: offices, or classes of them.
  public let recipients: Selection<RecipientName>
  /// What of the person must not be seen.
  public let dataScope: Selection<DataScope>
  /// The form that tells least of those that are forbidden: those that tell more are forbidden too.
  public let form: DisclosureForm
  /// The items that this is about.
  public let items: Selection<String>

  /// A refusal; without anything said, of everything.
  public init(
    activities: Selection<ConsentActivity> = .everything, purposes: Selection<ConsentPurpose> = .everything,
    recipients: Selection<RecipientName> = .everything, dataScope: Selection<DataScope> = .everything,
    form: DisclosureForm = .aggregate, items: Selection<String> = .everything
  ) {
    self.activities = activities
    self.purposes = purposes
    self.recipients = recipients
    self.dataScope = dataScope
    self.form = form
    self.items = items
  }

  /// Whether something is both allowed by a grant and forbidden here. Forbidding some offices where all others are allowed is none.
  public func contradicts(_ grant: Grant) -> Bool {
    if case .everything = grant.recipients, case .only = recipients { return false }
    return activities.contains(grant.activity) && purposes.meets(grant.purposes) && dataScope.meets(grant.dataScope)
      && form <= grant.form && recipients.mayMeet(grant.recipients)
  }

  /// Whether what is asked is forbidden. What the question leaves open may be what is forbidden.
  /// - Parameter related: the items that the question is about.
  public func forbids(_ question: ConsentQuestion, about related: Set<String>) -> Bool {
    activities.contains(question.activity) && question.purpose.map(purposes.contains) ?? true
      && form <= question.effectiveForm && question.mayReach(recipients) && question.mayShow(dataScope)
      && items.meets(.only(related))
  }

  /// What the question does not say, and would have to, to tell whether this forbids it; nothing where it does for certain.
  func open(in question: ConsentQuestion) -> [ConsentGap] {
    var open: [ConsentGap] = []
    if case .only = purposes, question.purpose == nil { open.append(.purposeNotStated) }
    if case .only = recipients, !question.comesNear(recipients) { open += question.openOfRecipient }
    return open
  }

  /// Whether nothing is left of a grant on these items once this was taken back. Whoever may not see some of the data may see the rest.
  func takesAll(of grant: Grant, on items: Selection<String>) -> Bool {
    activities.contains(grant.activity) && purposes.covers(grant.purposes) && dataScope.covers(grant.dataScope)
      && form == .aggregate && self.items.covers(items) && takesAll(of: grant.recipients)
  }

  private func takesAll(of granted: Selection<RecipientName>) -> Bool {
    switch granted {
    case .everything: recipients == .everything
    case .only(let named): named.allSatisfy(recipients.mayContain)
    }
  }
}
