internal import Catalogue
public import Custody
internal import RecordSchemas
internal import SelectiveDisclosure

/// How far an item can be relied on, as members recorded it, and how many independent sources say the same. It weighs nothing itself.
public struct ItemAssessments: Sendable {
  /// The assessments of the item as they stand, in the order in which they were first written.
  public let assessments: [EvidenceRecord]
  /// What is said to say the same, in the order of the identifiers.
  public let corroborations: [Corroboration]
  /// Sources besides the item's own that count: items that have people or origins in common are one.
  public let independentCount: Int

  /// What a member can read of an item.
  public init(_ item: Identifier, _ session: UnlockedVault) throws(VaultError) {
    let records = try RecordReading(session).current(naming: item, [.assessment, .link])
    assessments = records.filter { $0.type == .assessment && $0.fields["about"]?.stringValue == item.description }
    var claims: [Identifier: [Claim]] = [:]
    for assessment in assessments {
      for entry in assessment.fields["corroborated_by"]?.arrayValue ?? [] {
        guard let fields = entry.objectValue, let other = Self.identifier(fields["item"]) else { continue }
        claims[other, default: []].append(
          Claim(record: assessment.id, isIndependent: fields["independent"]?.boolValue))
      }
    }
    for link in records where link.type == .link && link.fields["link_type"]?.stringValue == "corroborates" {
      let ends = [Self.identifier(link.fields["from"]), Self.identifier(link.fields["to"])]
      guard ends.contains(item), let other = ends.compactMap(\.self).first(where: { $0 != item }) else { continue }
      claims[other, default: []].append(Claim(record: link.id, isIndependent: nil))
    }
    (corroborations, independentCount) = try Self.judge(claims, of: item, session)
  }

  private struct Claim {
    let record: Identifier
    let isIndependent: Bool?
  }

  private static func identifier(_ value: JSON?) -> Identifier? {
    value?.stringValue.flatMap(Identifier.init(canonical:))
  }

  private static func judge(
    _ claims: [Identifier: [Claim]], of item: Identifier, _ session: UnlockedVault
  ) throws(VaultError) -> ([Corroboration], Int) {
    guard !claims.isEmpty else { return ([], 0) }
    let sources = ItemSources(session)
    let own = try sources.source(of: item)
    var found: [Corroboration] = []
    var counted: [ItemSources.Source] = []
    for (other, said) in claims.sorted(by: { $0.key < $1.key }) {
      let source = try sources.source(of: other)
      let standing = try standing(other, said, source, own, session)
      found.append(
        Corroboration(item: other, standing: standing, records: Set(said.map(\.record)).sorted()))
      guard standing == .independent else { continue }
      // What shares something with one that counts already adds to that one, and may tie two together.
      let shared = counted.filter { $0.isShared(with: source) }
      counted.removeAll { $0.isShared(with: source) }
      counted.append(
        shared.reduce(into: source) { whole, part in
          whole.persons.formUnion(part.persons)
          whole.items.formUnion(part.items)
        })
    }
    return (found, counted.count)
  }

  private static func standing(
    _ other: Identifier, _ said: [Claim], _ source: ItemSources.Source, _ own: ItemSources.Source,
    _ session: UnlockedVault
  ) throws(VaultError) -> Corroboration.Standing {
    let name = other.description
    let isItem = try session.catalogue.read(session) { view throws(VaultError) in
      try catalogued { () throws(CatalogueError) in try view.catalogue.hasItem(name) }
    }
    guard isItem else { return .unreadable }
    if !source.items.isDisjoint(with: own.items) { return .sameOrigin }
    if !source.persons.isDisjoint(with: own.persons) { return .samePerson }
    if said.contains(where: { $0.isIndependent == false }) { return .dependent }
    return said.contains { $0.isIndependent == true } ? .independent : .notSaid
  }
}
