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
    let derived = try derivations()
    let changes = isWhole ? nil : SupplementChanges(kept.dossier)
    var parts: [DossierPlan.Part: [DossierPlan.Exhibit]] = [:]
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
      let place = known.marking.map(kept.profile.markings.place) ?? .annex
      if place == .withheld {
        withheld.append(exhibit.number)
        continue
      }
      let part: DossierPlan.Part = place == .open ? .open : .annex
      let derivation = derived[exhibit.item]
      parts[part, default: []].append(
        DossierPlan.Exhibit(
          exhibit: exhibit, item: item, facts: known, persons: known.persons, derivation: derivation))
    }
    guard withheld.isEmpty || leavesOutWithheld else {
      throw VaultError(
        .consentForbids,
        "By their marking these stay, whoever asks: \(withheld.map(kept.dossier.label).joined(separator: ", ")).",
        safe: "Nothing left the vault.", next: "Take them out (evault dossier drop), or add: --leave-out-refused")
    }
    guard !parts.isEmpty else {
      throw VaultError(
        .usage, changes == nil ? "The dossier has no exhibits." : "Nothing was added since the bundle before.",
        safe: "Nothing left the vault.", next: "See: evault dossier show")
    }
    return DossierPlan.Part.allCases.compactMap { part in
      parts[part].map { exhibits in
        let others = parts.filter { $0.key != part }.values.joined().map(\.exhibit.number).sorted()
        return DossierPlan(
          kept: kept, part: part, logSize: size, exhibits: exhibits, elsewhere: others, withheld: withheld,
          changes: changes)
      }
    }
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
        parent: parent, kind: record.fields["kind"]?.stringValue ?? "", removed: removed)
    }
    return found
  }
}
