internal import Catalogue
internal import Consent
internal import Custody
internal import SelectiveDisclosure

/// What a recipient can put together: data of people that they received in earlier bundles, and in this one. Whoever has somebody's name from one bundle and
/// their account from another has both.
struct EarlierDisclosures {
  private var scopes: [String: Set<DataScope>] = [:]

  /// Nothing is known to have been disclosed.
  init() {}

  /// What the recipient of a request received before, from exports that were not aborted.
  init(_ session: UnlockedVault, _ survey: ExportSurvey, to recipient: String) throws(VaultError) {
    guard recipient != ExportRequest.notStated else { return }
    let office = RecipientName(recipient)
    let exports = survey.pending.values.map(\.authorised).filter { event in
      event.text("recipient").map { RecipientName($0).looksLike(office) } ?? true
    }
    let items = Set(exports.flatMap { ExportedBundle.exhibits($0).map(\.item) })
    let shown = try Self.intakes(of: items, session)
    for event in exports { take(event, shown, survey.consents) }
  }

  /// Notes what is seen of the people that an item comes from.
  mutating func note(_ seen: Set<DataScope>, of persons: Set<String>) {
    for person in persons { scopes[person, default: []].formUnion(seen) }
  }

  /// What is known to be seen of any of these people.
  func scope(of persons: Set<String>) -> Set<DataScope> {
    persons.reduce(into: []) { $0.formUnion(scopes[$1] ?? []) }
  }

  private mutating func take(_ event: CustodyEvent, _ shown: [Identifier: ShownData], _ facts: ConsentFacts) {
    func words(_ name: String) -> Set<String> {
      Set((event.disclosed[name]?.arrayValue ?? []).compactMap(\.stringValue))
    }
    let disclosed = words("disclosed")
    let kept = words("withheld_payloads")
    let use = event.disclosed["use"]?.objectValue
    let said = Set((use?["shows"]?.arrayValue ?? []).compactMap { $0.stringValue.flatMap(DataScope.init(rawValue:)) })
    for (_, item) in ExportedBundle.exhibits(event) {
      // Of what was erased since, at least that it was there.
      let seen = shown[item]?.scope(disclosing: disclosed, payload: !kept.contains(item.description)) ?? [.content]
      let (subject, isMedical) = facts.subject(item)
      note(seen.union(said).union(isMedical && seen.contains(.content) ? [.medical] : []), of: subject.persons)
    }
  }

  private static func intakes(
    of items: Set<Identifier>, _ session: UnlockedVault
  ) throws(VaultError) -> [Identifier: ShownData] {
    let names = items.map(\.description)
    let (places, state) = try session.catalogue.read(session) { view throws(VaultError) in
      try catalogued { () throws(CatalogueError) in
        var places: Set<UInt64> = []
        for name in names { places.formUnion(try view.catalogue.entries(of: name)) }
        return (places.sorted(), view.state)
      }
    }
    var shown: [Identifier: ShownData] = [:]
    try EventWalk(session: session, state: state).forEach(at: places) { result throws(VaultError) in
      guard case .success(let event) = result, event.action == .ingested else { return }
      if shown[event.statement.item] == nil { shown[event.statement.item] = ShownData(event) }
    }
    return shown
  }
}
