internal import Catalogue
internal import Custody
internal import RecordSchemas
internal import SelectiveDisclosure

/// Where an item comes from: the people, and the items that it goes back to or has its content from. Two items that have any of these in common are
/// one source, however many they are.
struct ItemSources {
  /// What an item comes from.
  struct Source {
    /// Pseudonyms.
    var persons: Set<String> = []
    /// Itself, what it was made from, and what has the same content as any of it.
    var items: Set<Identifier> = []

    /// Whether two have something in common.
    func isShared(with other: Source) -> Bool {
      !persons.isDisjoint(with: other.persons) || !items.isDisjoint(with: other.items)
    }
  }

  private static let maximumItemCount = 256
  private static let ties: Set<String> = ["duplicates", "translates", "redacts"]

  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// What an item comes from, as far as this member can read. The catalogue says where that stands.
  func source(of item: Identifier) throws(VaultError) -> Source {
    var source = Source(items: [item])
    var open = [item]
    while let next = open.popLast(), source.items.count < Self.maximumItemCount {
      let name = next.description
      let (places, alike, state) = try session.catalogue.read(session) { view throws(VaultError) in
        try catalogued { () throws(CatalogueError) in
          let places = try view.catalogue.entries(of: name) + view.catalogue.entries(mentioning: name)
          return (Set(places).sorted(), try view.catalogue.itemsLike(name), view.state)
        }
      }
      var found = Set(alike.compactMap { Identifier(canonical: $0) })
      try EventWalk(session: session, state: state).forEach(at: places) { result throws(VaultError) in
        guard case .success(let event) = result else { return }
        if event.action == .ingested, event.statement.item == next {
          if let person = SourcedItem(event)?.pseudonym { source.persons.insert(person) }
          // A photograph was made from its paper.
          if let paper = PaperFormReading.number(event) { found.insert(paper) }
        }
        guard let record = EvidenceRecord(event) else { return }
        if let origin = ItemOrigin(record), origin.items.contains(next) || origin.paper == next {
          source.persons.formUnion(origin.persons)
          found.formUnion(origin.parents)
        }
        found.formUnion(Self.tied(to: next, record))
      }
      for other in found where source.items.insert(other).inserted { open.append(other) }
    }
    return source
  }

  /// The other end of a link that makes two items one source.
  private static func tied(to item: Identifier, _ record: EvidenceRecord) -> [Identifier] {
    guard record.type == .link, record.fields["link_type"]?.stringValue.map(ties.contains) ?? false else { return [] }
    let ends = ["from", "to"].compactMap { record.fields[$0]?.stringValue.flatMap(Identifier.init(canonical:)) }
    return ends.contains(item) ? ends : []
  }
}
