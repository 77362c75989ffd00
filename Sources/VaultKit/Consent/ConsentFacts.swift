internal import Consent
internal import Custody

/// What people agreed to and where items come from, ready to be asked.
struct ConsentFacts {
  let rules: ConsentRules
  let versions: [ConsentVersion]
  let withdrawals: [RecordedWithdrawal]

  private var persons: [Identifier: Set<String>] = [:]
  /// People of photographs that the paper alone names: a consent that is about the paper is about these.
  private var ofPaper: [Identifier: Set<String>] = [:]
  private var unnamed: [Identifier: String] = [:]
  private var parents: [Identifier: Set<Identifier>] = [:]
  private var originators: [Identifier: Set<String>] = [:]
  private var withheld: Set<Identifier> = []
  /// What interviews say of the consent to items.
  private var interviews: [String: [InterviewAnswer]] = [:]
  private var medical: Set<Identifier> = []
  /// Items from which something was taken out.
  private(set) var redacted: Set<Identifier> = []
  /// Numbers of paper forms whose record says whom things come from.
  private var papers: Set<Identifier> = []
  /// Photographs of paper forms, by the forms' numbers.
  private let photographs: [Identifier: [Identifier]]
  private let contents: ItemContents
  private let identifying: Set<Identifier>
  private let holds: [Hold]
  /// How many events could not be read.
  private let unread: Int
  /// Items that something is known of, by their key.
  private var known: [ItemContents.Key: Identifier] = [:]

  init(
    versions: [ConsentVersion], withdrawals: [RecordedWithdrawal], unclear: [String], origins: [ItemOrigin],
    sourced: [Identifier: SourcedItem], contents: ItemContents, photographs: [Identifier: [Identifier]],
    identifying: Set<Identifier> = [], holds: [Hold] = [], unread: Int
  ) {
    let versions = versions.map { version in
      var version = version
      version.isIncomplete = Self.isIncomplete(version, contents, photographs)
      return version
    }
    rules = ConsentRules(versions: versions, withdrawals: withdrawals, unclear: unclear)
    self.versions = versions
    self.photographs = photographs
    self.withdrawals = withdrawals
    self.contents = contents
    self.identifying = identifying
    self.holds = holds
    self.unread = unread
    var pseudonyms: [String: Set<String>] = [:]
    for version in versions {
      if let record = version.record { pseudonyms[version.id, default: []].insert(record.pseudonym) }
    }
    for (item, source) in sourced {
      if let pseudonym = source.pseudonym { persons[item, default: []].insert(pseudonym) }
      unnamed[item] = source.why
    }
    for origin in origins {
      let named = origin.consents.reduce(into: origin.persons) { $0.formUnion(pseudonyms[$1] ?? []) }
      for item in origin.items {
        if !named.isEmpty { persons[item, default: []].formUnion(named) }
        if let why = origin.unnamed { unnamed[item] = unnamed[item] ?? why }
        if !origin.parents.isEmpty { parents[item, default: []].formUnion(origin.parents) }
        if let originator = origin.originator { originators[item, default: []].insert(originator) }
        if origin.isWithheld { withheld.insert(item) }
        if origin.isMedical { medical.insert(item) }
        if origin.isRedacted { redacted.insert(item) }
      }
      for answer in origin.answers { interviews[answer.item, default: []].append(answer) }
      papers.formUnion(origin.paper.map { [$0] } ?? [])
    }
    // A photograph was made from its paper.
    for (paper, items) in photographs {
      for item in items {
        parents[item, default: []].insert(paper)
        guard let named = persons[paper] else { continue }
        ofPaper[item, default: []].formUnion(named.subtracting(persons[item] ?? []))
        persons[item, default: []].formUnion(named)
      }
    }
    let all = [Array(persons.keys), Array(unnamed.keys), Array(parents.keys), Array(originators.keys), Array(withheld)]
    for item in Array(all.joined()) + identifying + holds.flatMap({ $0.items ?? [] }) {
      known[ItemContents.key(item)] = item
    }
  }

  /// What is affirmed where a member who reads everything was asked.
  static let unreadWord = "read-by-another"
  /// What is affirmed where something leaves that says who somebody is.
  static let identitiesWord = "identities"

  /// Whether nothing shows that whoever a consent is of agreed: neither the item that is their form, or a photograph of the paper that bears its number, nor a
  /// recording. What was erased, or cannot be read, shows nothing.
  private static func isIncomplete(
    _ version: ConsentVersion, _ contents: ItemContents, _ photographs: [Identifier: [Identifier]]
  ) -> Bool {
    guard let record = version.record else { return false }
    if record.form == version.id {
      if let paper = Identifier(canonical: version.id), photographs[paper] != nil { return false }
    } else if let form = Identifier(canonical: record.form), contents.contains(form) {
      return false
    }
    return !(record.recording.flatMap(Identifier.init(canonical:)).map(contents.contains) ?? false)
  }

  /// Whether a consent, as it stands, waits for its form.
  func isIncomplete(_ consent: Identifier) -> Bool {
    versions.last { $0.id == consent.description }?.isIncomplete ?? false
  }

  /// Items that are photographs of a paper form, in the order of the log.
  func photographs(of paper: String) -> [Identifier] {
    Identifier(canonical: paper).flatMap { photographs[$0] } ?? []
  }

  /// Whether an intake of this item can be read.
  func isItem(_ item: Identifier) -> Bool { contents.contains(item) }

  /// An item with all that it comes from: what it was made from, and what has the same content as any of it.
  func subject(_ item: Identifier) -> (subject: ConsentSubject, isMedical: Bool) {
    var related: Set<Identifier> = [item]
    var open = [item]
    var origins: [String: Set<String>] = [:]
    while let next = open.popLast() {
      let same = contents.sharing(next).compactMap { known[$0] }
      let others = (parents[next] ?? []).union(same)
      origins[next.description] = Set(others.map(\.description))
      for other in others where related.insert(other).inserted { open.append(other) }
    }
    var subject = ConsentSubject(item: item.description, related: Set(related.map(\.description)), origins: origins)
    for other in related.sorted() {
      let named = persons[other] ?? []
      subject.persons.formUnion(named)
      for person in named.subtracting(ofPaper[other] ?? []) {
        subject.sources[person, default: []].insert(other.description)
      }
      if named.isEmpty, let why = unnamed[other] ?? whyUnknown(other) {
        subject.unnamed.append((other.description, why))
      }
      for originator in (originators[other] ?? []).sorted() {
        subject.demands.append(
          (other.description, "\(other) is passed on only if its originator agrees (\(originator))."))
      }
      if identifying.contains(other) {
        subject.demands.append(
          (
            Self.identitiesWord,
            "\(other) is in the compartment \(Compartment.identities): it says who somebody is. Whoever receives \(item) has to know that."
          ))
      }
      for hold in holds where hold.keeps(other) {
        if hold.forbidsDisclosure {
          subject.held = subject.held ?? (other.description, hold.id.description)
        } else {
          let kept = hold.items == nil ? "The whole vault" : other.description
          subject.remarks.append("\(kept) is under the hold \(hold.id): must its authority know of this?")
        }
      }
      subject.interviews += (interviews[other.description] ?? []).sorted { $0.place < $1.place }
      if withheld.contains(other) { subject.withheld = subject.withheld ?? other.description }
    }
    if unread > 0 {
      subject.demands.append(
        (
          Self.unreadWord,
          "\(unread) \(unread == 1 ? "entry" : "entries") of the log cannot be read by you, and might say that \(item) comes from somebody. Ask a member who is cleared for everything to run: evault consent check."
        ))
    }
    return (subject, !related.isDisjoint(with: medical))
  }

  /// Why it may come from somebody, where nothing is known of it.
  private func whyUnknown(_ item: Identifier) -> String? {
    if contents.contains(item) || papers.contains(item) { return nil }
    return photographs[item] == nil
      ? "was erased, or cannot be read by you" : "is a paper form, without a record that says from whom,"
  }
}
