public import Custody
internal import Dossiers
internal import RecordSchemas
internal import SelectiveDisclosure
internal import TransparencyLog

/// Looks up what of a dossier leaves in which bundle.
public struct DossierPlanning: Sendable {
  private let session: UnlockedVault

  /// As this member can read it.
  public init(_ session: UnlockedVault) { self.session = session }

  /// What leaves in the open part, and in the annex; an empty part is missing.
  /// - Parameters:
  ///   - id: the dossier; nil for the only one.
  ///   - isWhole: all exhibits again, where the dossier supplements a bundle that went out before.
  ///   - leavesOutWithheld: whether exhibits that the profile keeps back by their marking are left out, instead of all of them.
  /// - Throws: `.usage` where nothing is left to send; `.consentForbids` for what the profile keeps back.
  public func plans(
    of id: Identifier?, isWhole: Bool = false, leavesOutWithheld: Bool = false, affirmed: Set<String> = []
  ) throws(VaultError) -> [DossierPlan] {
    let size = try session.vault.state().head.size
    let kept = try DossierReading(session).dossier(id)
    let facts = try DossierFactsReading(session).facts(of: kept, affirmed: affirmed)
    guard facts.faults.isEmpty else {
      throw VaultError(
        .failed, facts.faults.prefix(10).joined(separator: " "), safe: "Nothing left the vault.",
        next: "See: evault record history \(kept.id)")
    }
    let derived = try derivations()
    let controlled = try originatorControlled()
    let changes = isWhole ? nil : SupplementChanges(kept.dossier)
    var parts: [DossierPart: [DossierPlan.Exhibit]] = [:]
    var withheld: [Int] = []
    for exhibit in kept.dossier.exhibitsInUse {
      if let changes, !changes.added.contains(exhibit.number) { continue }
      guard let item = Identifier(canonical: exhibit.item), let known = facts.exhibits[exhibit.number],
        known.isReadable
      else {
        throw VaultError(
          .failed, "\(kept.dossier.label(exhibit.number)) was erased, or cannot be read by you.",
          safe: "Nothing left the vault.", next: "Take it out: evault dossier drop \(exhibit.number) --reason WHY")
      }
      let place = kept.profile.place(of: known)
      if place == .withheld {
        withheld.append(exhibit.number)
        continue
      }
      let part = DossierPart(place)
      let derivation = derived[exhibit.item]
      parts[part, default: []].append(
        DossierPlan.Exhibit(
          exhibit: exhibit, item: item, facts: known, persons: known.persons, derivation: derivation,
          isOriginatorControlled: Self.chain(of: item, derived).contains(where: controlled.contains)))
    }
    // Where something else leaves, whoever exports is told of these with all that consent refuses.
    guard withheld.isEmpty || leavesOutWithheld || !parts.isEmpty else {
      throw .refusing(ExportRefusals.markings(kept, withheld), offersLeavingOut: true)
    }
    guard !parts.isEmpty else {
      throw VaultError(
        .usage, changes == nil ? "The dossier has no exhibits." : "Nothing was added since the bundle before.",
        safe: "Nothing left the vault.",
        next: changes == nil
          ? "See: evault dossier show" : "To call exhibits back: evault recall EXPORT. To send all again: --whole")
    }
    try requireCarriers(kept, Set(parts.keys))
    return DossierPart.allCases.compactMap { part in
      parts[part].map { exhibits in
        let others = parts.filter { $0.key != part }.values.joined().map(\.exhibit.number).sorted()
        return DossierPlan(
          kept: kept, part: part, logSize: size, exhibits: exhibits, elsewhere: others, withheld: withheld,
          derivations: Self.lineage(of: exhibits, derived),
          isSupplement: changes != nil, changes: changes == nil ? nil : SupplementChanges(kept.dossier, for: part))
      }
    }
  }

  /// A finished text that no part would carry is told: nobody should find out from its addressee.
  private func requireCarriers(_ kept: KeptDossier, _ parts: Set<DossierPart>) throws(VaultError) {
    guard kept.dossier.annexText != nil else { return }
    guard parts.contains(.annex) else {
      throw VaultError(
        .failed, "There is a finished text for the addressee alone, and no exhibit in the annex that it could go with.",
        safe: "Nothing left the vault.",
        next: "Mark an exhibit for the annex (marking confidential_annex), and export again")
    }
    guard parts.contains(.open) || kept.dossier.submission == nil else {
      throw VaultError(
        .failed, "All of it goes into the annex, which carries one finished text, and there are two.",
        safe: "Nothing left the vault.",
        next:
          "Put both into one file: evault dossier final --annex FILE. And take the other back: evault dossier final --drop"
      )
    }
  }

  /// Refuses to go on where an exhibit that is about to leave does not belong into this part of the dossier any more.
  func requireUnmoved(_ request: ExportRequest) throws(VaultError) {
    guard let plan = request.dossier else { return }
    let now = try plans(
      of: plan.kept.id, isWhole: !plan.isSupplement, leavesOutWithheld: true, affirmed: request.use.affirmed)
    let items = Set(now.first { $0.part == plan.part }?.items ?? [])
    if let moved = plan.exhibits.first(where: { !items.contains($0.item) }) {
      throw VaultError(
        .consentForbids,
        "\(plan.kept.dossier.label(moved.exhibit.number)) was taken out, or marked otherwise, while this export went on.",
        safe: "Nothing left the vault.", next: "Run the command again.")
    }
  }

  /// What exhibits were made from, and what that was made from, and so on.
  private static func lineage(
    of exhibits: [DossierPlan.Exhibit], _ derived: [String: DossierPlan.Derived]
  ) -> [Identifier: DossierPlan.Derived] {
    let items = Set(exhibits.flatMap { chain(of: $0.item, derived) })
    return Dictionary(uniqueKeysWithValues: items.compactMap { item in derived[item.description].map { (item, $0) } })
  }

  /// An item, what it was made from, and so on; a circle is gone round once.
  private static func chain(of item: Identifier, _ derived: [String: DossierPlan.Derived]) -> [Identifier] {
    var chain = [item]
    while let last = chain.last, let parent = derived[last.description].flatMap({ Identifier(canonical: $0.parent) }),
      !chain.contains(parent)
    {
      chain.append(parent)
    }
    return chain
  }

  /// Items of acquisitions whose originator has a say in where they go.
  private func originatorControlled() throws(VaultError) -> Set<Identifier> {
    var items: Set<Identifier> = []
    for record in try RecordReading(session).current([.acquisition])
    where record.fields["originator_control"]?.stringValue != nil {
      items.formUnion(ItemOrigin(record)?.items ?? [])
    }
    return items
  }

  /// What items were made from, by item.
  private func derivations() throws(VaultError) -> [String: DossierPlan.Derived] {
    var found: [String: DossierPlan.Derived] = [:]
    for record in try RecordReading(session).current([.derivative]) {
      guard let about = record.fields["about"]?.stringValue, let parent = record.fields["parent"]?.stringValue else {
        continue
      }
      let removed = (record.fields["removed"]?.arrayValue ?? []).compactMap(\.objectValue).map { part in
        (what: part["what"]?.stringValue ?? "", why: part["why"]?.stringValue ?? "")
      }
      found[about] = DossierPlan.Derived(
        parent: parent, record: record.id, newest: record.event.origin == nil ? record.event.index : nil,
        kind: record.fields["kind"]?.stringValue ?? "", removed: removed)
    }
    return found
  }
}
