internal import Custody

/// What would no longer be known of items if a record were erased.
struct OriginSurvey {
  private let record: Identifier

  init(besides record: Identifier) { self.record = record }

  /// An item, still there, of which only this record says a person, a parent, an originator or a marking that keeps it in.
  func itemLeftUnknown(_ session: UnlockedVault, _ state: VaultState) throws(VaultError) -> Identifier? {
    var said: [Identifier: Set<String>] = [:]
    var others: [Identifier: Set<String>] = [:]
    var present: Set<Identifier> = []
    try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
      guard case .success(let event) = result else { return }
      if event.action == .ingested { present.insert(event.statement.item) }
      if event.action == .ingested, let source = SourcedItem(event)?.pseudonym {
        others[event.statement.item, default: []].insert("person " + source)
      }
      guard let found = EvidenceRecord(revealing: event).flatMap(ItemOrigin.init) else { return }
      for item in found.items where item != event.statement.item {
        if event.statement.item == record {
          said[item, default: []].formUnion(found.sayings)
        } else {
          others[item, default: []].formUnion(found.sayings)
        }
      }
    }
    return said.keys.sorted().first { item in
      present.contains(item) && !(said[item] ?? []).isSubset(of: others[item] ?? [])
    }
  }
}

extension ItemOrigin {
  /// What it says of its items, each in a word.
  fileprivate var sayings: Set<String> {
    var words = Set(persons.map { "person " + $0 } + parents.map { "parent \($0)" } + consents.map { "consent " + $0 })
    if let originator { words.insert("originator " + originator) }
    if unnamed != nil { words.insert("somebody") }
    if isWithheld { words.insert("withheld") }
    return words
  }
}
