internal import Catalogue
internal import Custody

/// Where the events of some items or records stand, as far as this member can read them. The catalogue says where; whoever decides by one of them reads it
/// from the log.
struct SubjectEvents {
  /// The entries, ascending; an entry that brought something home is among them.
  let places: [UInt64]
  /// What in the log is damaged, in its order: one of these might have been theirs.
  let damage: [EventFailure]

  init(_ subjects: Set<Identifier>, _ session: UnlockedVault) throws(VaultError) {
    let names = subjects.map(\.description)
    (places, damage) = try session.catalogue.read(session) { view throws(VaultError) in
      var places: Set<UInt64> = []
      try catalogued { () throws(CatalogueError) in
        for name in names { places.formUnion(try view.catalogue.entries(of: name)) }
      }
      return (places.sorted(), try view.failures().filter(\.isDamage))
    }
  }
}
