internal import Custody

/// What would no longer be known of items if a record were erased.
struct OriginSurvey {
  private let record: Identifier

  init(besides record: Identifier) { self.record = record }

  /// An item, still there, of which no other record says a person, a parent, an originator or a marking that keeps it in.
  /// Where another one does, this one may have been wrong, and its erasure is in the log for everybody.
  func itemLeftUnknown(_ session: UnlockedVault, _ state: VaultState) throws(VaultError) -> Identifier? {
    var said: Set<Identifier> = []
    var others: Set<Identifier> = []
    var present: Set<Identifier> = []
    try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
      guard case .success(let event) = result else { return }
      let subject = event.statement.item
      if event.action == .ingested {
        present.insert(subject)
        if SourcedItem(event)?.pseudonym != nil { others.insert(subject) }
      }
      guard let found = EvidenceRecord(revealing: event).flatMap(ItemOrigin.init), found.saysSomething else { return }
      for item in found.items where item != subject {
        if subject == record { said.insert(item) } else { others.insert(item) }
      }
    }
    return said.subtracting(others).intersection(present).min()
  }
}

extension ItemOrigin {
  /// Whether it keeps its items from leaving freely.
  fileprivate var saysSomething: Bool {
    !persons.isEmpty || !parents.isEmpty || !consents.isEmpty || originator != nil || unnamed != nil || isWithheld
  }
}
