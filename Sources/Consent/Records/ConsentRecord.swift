/// What a person agreed to, as a record of the type `consent` says it (Schemas/README.md §3.14).
public struct ConsentRecord: Sendable {
  /// Whose it is.
  public let pseudonym: String
  /// When they agreed.
  public let date: ConsentMoment
  /// The record that it takes the place of.
  public let supersedes: String?
  /// The items that it is about; without any named, all that come from this person.
  public let items: Selection<String>
  /// Which of this person's consents it is, from 1.
  public let version: Int
  /// The item that shows that they agreed: a signed form, or a recording.
  public let form: String
  /// An item on which they can be heard or seen to agree, beside the form.
  public let recording: String?
  /// What is allowed.
  public let grants: [Grant]
  /// What is forbidden.
  public let refusals: [Refusal]
  /// What must hold for any of it: each is affirmed by whoever asks.
  public let conditions: [Condition]
  /// Whether they could decide for themselves; nil where it was not written down, and nothing speaks against it.
  public let capacity: ConsentCapacity?
  /// Who decided for them.
  public let guardian: String?
  /// Whether anything was explained to them before.
  public let isExplained: Bool
  /// From this day on nothing is allowed any more.
  public let expires: CalendarDay?
  /// From this day on the person should be asked again.
  public let review: CalendarDay?

  /// The first grant and refusal that speak of the same; nil where none do.
  public var contradiction: (grant: Int, refusal: Int)? {
    for (place, refusal) in refusals.enumerated() {
      if let grant = grants.firstIndex(where: refusal.contradicts) { return (grant, place) }
    }
    return nil
  }

  /// Items that show that they agreed: the form, and the recording.
  public var proofs: Set<String> { Set([form, recording].compactMap(\.self)) }

  /// Why it is no agreement that counts, in words; nil where it is one.
  public var fault: String? {
    if !isExplained { return "nothing was explained to them before" }
    switch capacity {
    case nil, .own, .assisted: return nil
    case .guardian:
      return guardian == nil || guardian == pseudonym ? "a guardian decided for them, who is not named" : nil
    case .notAsked, .refused, .unknown: return "whether they can decide for themselves is not known"
    }
  }

  /// What in it will not do what it seems to say, in words for whoever writes it down.
  public var remarks: [String] {
    var remarks = fault.map { ["This consent allows nothing: \($0)."] } ?? []
    for (place, grant) in grants.enumerated() where grant.form < .identified {
      guard case .only(let scopes) = grant.dataScope, scopes.contains(where: \.isIdentifying) else { continue }
      let telling = scopes.filter(\.isIdentifying).sorted().map(\.rawValue).joined(separator: ", ")
      remarks.append(
        "Grant \(place + 1) allows nothing of \(telling): that tells who they are, and is identified whatever is said. It is granted in the form identified, or not at all."
      )
    }
    for (place, grant) in grants.enumerated() where grant.form == .aggregate && grant.activity.leaves {
      remarks.append(
        "Grant \(place + 1) lets nothing of theirs leave: what one person said or gave is never only counted with others. Where they agreed to that, it is granted in the form pseudonymous."
      )
    }
    return remarks
  }

  /// The same, and what time has done to it.
  /// - Parameter moment: seconds since 1970-01-01T00:00:00Z.
  public func remarks(at moment: Int64) -> [String] {
    guard let expires, expires.hasBegun(at: moment) else { return remarks }
    return remarks + ["This consent allows nothing: it ended (\(expires)). Was the year mistyped?"]
  }

  /// Whether it is about something among these items. What shows that they agreed belongs to it.
  public func covers(_ items: Set<String>) -> Bool {
    switch self.items {
    case .everything: true
    case .only(let named):
      !named.isDisjoint(with: items) || items.contains(form) || recording.map(items.contains) ?? false
    }
  }

  /// Whether it names one of these items itself, or rests on one.
  func names(_ items: Set<String>) -> Bool {
    if case .only = self.items { return covers(items) }
    return !proofs.isDisjoint(with: items)
  }

  /// A record.
  public init(
    pseudonym: String, date: ConsentMoment, version: Int = 1, supersedes: String? = nil,
    items: Selection<String> = .everything, form: String, recording: String? = nil, grants: [Grant],
    refusals: [Refusal] = [], conditions: [Condition] = [], capacity: ConsentCapacity? = nil, guardian: String? = nil,
    isExplained: Bool, expires: CalendarDay? = nil, review: CalendarDay? = nil
  ) {
    self.pseudonym = pseudonym
    self.date = date
    self.version = version
    self.supersedes = supersedes
    self.items = items
    self.form = form
    self.recording = recording
    self.grants = grants
    self.refusals = refusals
    self.conditions = conditions
    self.capacity = capacity
    self.guardian = guardian
    self.isExplained = isExplained
    self.expires = expires
    self.review = review
  }
}
