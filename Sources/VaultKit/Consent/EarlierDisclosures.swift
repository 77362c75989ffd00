internal import Consent
internal import Custody
internal import Dossiers
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
    let items = Set(exports.flatMap(ExportedBundle.items))
    let shown = try Inventory(session).intakes(of: items).mapValues { ShownData($0) }
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
    let told = EmbeddedBasis.told(event)
    let part = event.disclosed["dossier"]?.objectValue?["part"]?.stringValue.flatMap(DossierPart.init(rawValue:))
    let sources = part.map { DossierPlan.namesSources($0, disclosing: disclosed) } ?? false ? ShownData.ofSource : []
    for item in ExportedBundle.items(event) {
      // Of what was erased since, at least that it was there.
      let seen = shown[item]?.scope(disclosing: disclosed, payload: !kept.contains(item.description)) ?? [.content]
      let (subject, isMedical) = facts.subject(item)
      note(
        seen.union(said).union(sources).union(told[item] ?? []).union(
          isMedical && seen.contains(.content) ? [.medical] : []),
        of: subject.persons)
    }
  }
}
