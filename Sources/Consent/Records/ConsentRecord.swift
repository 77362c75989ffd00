internal import SelectiveDisclosure

/// What a person agreed to, as a record of the type `consent` says it (Schemas/README.md §3.14).
public struct ConsentRecord: Sendable {
  /// Whose it is.
  public let pseudonym: String
  /// The day on which they agreed.
  public let date: ConsentDate
  /// The record that it takes the place of.
  public let supersedes: String?
  /// The items that it is about; without any named, all that come from this person.
  public let items: Selection<String>
  /// The items of the vault that show that they agreed: a signed form, a recording.
  public let evidence: [String]
  /// What is allowed.
  public let grants: [Grant]
  /// What is forbidden.
  public let refusals: [Refusal]
  /// What must hold for any of it: each is affirmed by whoever asks.
  public let conditions: [String]
  /// From this day on nothing is allowed any more.
  public let expires: ConsentDate?
  /// From this day on the person should be asked again.
  public let review: ConsentDate?

  /// The first grant and refusal that speak of the same; nil where none do.
  public var contradiction: (grant: Int, refusal: Int)? {
    for (place, refusal) in refusals.enumerated() {
      if let grant = grants.firstIndex(where: refusal.contradicts) { return (grant, place) }
    }
    return nil
  }

  /// Whether it is about something among these items.
  func covers(_ items: Set<String>) -> Bool {
    switch self.items {
    case .everything: true
    case .only(let named): !named.isDisjoint(with: items)
    }
  }

  /// A record.
  public init(
    pseudonym: String, date: ConsentDate, supersedes: String? = nil, items: Selection<String> = .everything,
    evidence: [String] = [], grants: [Grant], refusals: [Refusal] = [], conditions: [String] = [],
    expires: ConsentDate? = nil, review: ConsentDate? = nil
  ) {
    self.pseudonym = pseudonym
    self.date = date
    self.supersedes = supersedes
    self.items = items
    self.evidence = evidence
    self.grants = grants
    self.refusals = refusals
    self.conditions = conditions
    self.expires = expires
    self.review = review
  }
}
