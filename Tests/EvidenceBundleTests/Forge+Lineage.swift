import Custody
import SelectiveDisclosure
import TransparencyLog
import VaultCrypto

@testable import EvidenceBundle

extension Forge {
  /// What shows that an exhibit was made from an item that stays.
  struct Lineage {
    let origin: Identifier
    let intake: RecordedEvent
    let record: RecordedEvent
  }

  /// Builds a bundle whose second exhibit was made from an item that is no exhibit.
  /// - Parameters:
  ///   - about: what the record says was made; nil for the second exhibit.
  ///   - parent: what it says that was made from; nil for the origin.
  ///   - shows: the claims that the origin's intake discloses.
  ///   - fields: of the record, those that are disclosed.
  @discardableResult
  func buildWithLineage(
    about: Identifier? = nil, parent: Identifier? = nil, type: String = "derivative", shows: Set<String> = ["action"],
    fields: Set<String> = ["about", "parent", "kind"]
  ) throws -> Lineage {
    let (origin, record) = (vault.identifier(), vault.identifier())
    var plan = intakeA
    plan.item = origin
    let came = try vault.record(plan)
    for plan in [intakeA, intakeB, accessA] { events.append(try vault.record(plan)) }
    let said = try vault.record(
      EventPlan(
        type: .record, action: .recorded, item: record, signer: vault.counsel,
        claims: [
          "record_type": .string(type), "schema": "urn:evidencevault:schema:records:derivative:1",
          "record": [
            "about": .string((about ?? itemB).description), "parent": .string((parent ?? origin).description),
            "kind": "redaction", "made_by": "counsel-1",
          ],
        ]))
    events.append(try vault.record(authorised))
    try assemble()
    try put(came, showing: shows, fields: [])
    try put(said, showing: ["action", "record_type", "record"], fields: fields)
    try writeIndex(
      said: BundleLineage(item: origin, record: [said.id]), [BundleOrigin(item: origin, events: [came.id])])
    return Lineage(origin: origin, intake: came, record: said)
  }

  /// Writes the index with what the second exhibit was made from.
  func writeIndex(said lineage: BundleLineage?, _ origins: [BundleOrigin]) throws {
    var exhibits = exhibits
    let second = exhibits.removeLast()
    exhibits.append(
      BundleIndex.Exhibit(
        number: second.number, item: second.item, path: second.path, events: second.events, lineage: lineage))
    files[BundleLayout.index] = try BundleIndex(
      vault: vault.fingerprint, export: export, created: SpecimenVault.now, logSize: vault.head.size,
      rosterCount: vault.rosters.count, exhibits: exhibits, origins: origins, exportEvents: [authorisation.id]
    ).bytes
  }

  func put(_ event: RecordedEvent, showing names: Set<String>, fields: Set<String>) throws {
    files[BundleLayout.event(event.id)] = try event.token.presenting { path, _ in
      guard case .name(let name) = path.components.first else { return false }
      guard path.components.count > 1, case .name(let field) = path.components[1] else { return names.contains(name) }
      return fields.contains(field)
    }.serialized
    files[BundleLayout.eventProof(event.id)] = try proof(event.entry, event.index)
  }
}
