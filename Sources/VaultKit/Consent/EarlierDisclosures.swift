internal import Consent
internal import Custody
internal import Dossiers
internal import SelectiveDisclosure

/// What a recipient can put together: data of people that they received in earlier bundles, and in this one. Whoever has somebody's name from one bundle and
/// their account from another has both.
struct EarlierDisclosures {
  private var scopes: [String: Set<DataScope>] = [:]
  /// Other names of the office, as whoever exported said, now or before.
  private(set) var names: Set<RecipientName> = []
  /// Names that are written nearly the same, of which nobody said whether they are the same office; each with what its office received.
  private var near: [RecipientName: [String: Set<DataScope>]] = [:]

  /// Nothing is known to have been disclosed.
  init() {}

  /// What the recipient of a request received before, from exports that were not aborted; of one that is not stated, what anybody received.
  /// - Throws: `.usage` where the use speaks of a name to which nothing went.
  init(_ session: UnlockedVault, _ survey: ExportSurvey, _ request: ExportRequest) throws(VaultError) {
    let exports = survey.pending.values.map(\.authorised).sorted { $0.index < $1.index }
    // An office that nobody named could be any.
    let sent = exports.map { event in
      let recipient = event.text("recipient").flatMap { $0 == ExportRequest.notStated ? nil : $0 }
      return (event: event, name: recipient.map { RecipientName($0) })
    }
    let isStated = request.recipient != ExportRequest.notStated
    for said in request.use.sameAs + request.use.otherThan {
      guard sent.contains(where: { $0.name?.looksLike(RecipientName(said)) ?? false }) else {
        throw VaultError(
          .usage, "Nothing went to \(said) before.", safe: "Nothing left the vault.", next: "See: evault export list")
      }
    }
    let office = RecipientName(request.recipient)
    let others = request.use.otherThan.map { RecipientName($0) }
    names = Self.names(of: office, request.use.sameAs, exports)
    let own = names.union([office])
    if let both = others.first(where: { other in own.contains { $0.looksLike(other) } }) {
      throw VaultError(
        .usage, "\(request.recipient) and \(both) are the same office: so they look, or so it was said.",
        safe: "Nothing left the vault.", next: "Leave out: --recipient-is-not")
    }
    guard !exports.isEmpty else { return }
    let shown = try Inventory(session).intakes(of: Set(exports.flatMap(ExportedBundle.items))) { ShownData($0) }
    for (event, name) in sent {
      guard isStated, let name, !own.contains(where: name.looksLike) else {
        take(event, shown, survey.consents)
        continue
      }
      guard near[name] == nil, own.contains(where: name.resembles) else { continue }
      // What is said of one name holds of all that were said to be the same office.
      let group = Self.names(of: name, [], exports).union([name])
      guard !group.contains(where: { one in others.contains { $0.looksLike(one) } }) else { continue }
      var received = EarlierDisclosures()
      for (event, other) in sent where other.map({ other in group.contains { $0.looksLike(other) } }) ?? false {
        received.take(event, shown, survey.consents)
      }
      near[name] = received.scopes
    }
  }

  /// All names of an office: those that are said now, those that were said before, and so on.
  private static func names(
    of office: RecipientName, _ said: [String], _ exports: [CustodyEvent]
  ) -> Set<RecipientName> {
    var names = Set(said.map { RecipientName($0) })
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for event in exports {
        let use = event.disclosed["use"]?.objectValue
        let same = (use?["recipient_is"]?.arrayValue ?? []).compactMap { $0.stringValue.map { RecipientName($0) } }
        guard !same.isEmpty, let recipient = event.text("recipient") else { continue }
        let group = Set(same + [RecipientName(recipient)])
        guard group.contains(where: { one in names.union([office]).contains { $0.looksLike(one) } }) else { continue }
        if !group.isSubset(of: names) {
          names.formUnion(group)
          isGrowing = true
        }
      }
    }
    return names
  }

  /// Refuses to go on where an office of nearly the same name received something of these people that neither this one did nor is shown to it now, and nobody
  /// said whether it is the same.
  /// - Parameter shown: what leaves now, and of whom.
  func requireKnown(_ shown: [(seen: Set<DataScope>, persons: Set<String>)], _ request: ExportRequest)
    throws(VaultError)
  {
    var here = self
    for one in shown { here.note(one.seen, of: one.persons) }
    let persons = shown.reduce(into: Set<String>()) { $0.formUnion($1.persons) }
    for (name, received) in near.sorted(by: { $0.key.description < $1.key.description }) {
      guard persons.contains(where: { !(received[$0] ?? []).isSubset(of: here.scopes[$0] ?? []) }) else { continue }
      throw VaultError(
        .usage,
        "The recipient \(request.recipient) is written nearly as \(name), to which something of the same people went before. The same office could put both together.",
        safe: "Nothing left the vault.",
        next: "Where it is the same: --recipient-is \"\(name)\". Where it is another: --recipient-is-not \"\(name)\"")
    }
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
