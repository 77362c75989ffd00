internal import Age
internal import Catalogue
internal import Custody
internal import VaultCrypto
internal import VaultStore

/// What besides the log decides what a member can read: the keys they hold, and what was erased or moved. A catalogue was folded on one basis,
/// and is brought to the next, or made anew.
struct CatalogueBasis: Equatable {
  private static let keysName = "keys"
  private static let tombstonesName = "tombstones"

  /// The compartment keys, each as its name, generation and recipient, sorted.
  let keys: [String]
  /// The indexes of the tombstones that verify, ascending.
  let tombstones: [UInt64]

  /// The basis that a member has now.
  init(keys: CompartmentKeys, tombstones: [Tombstone]) {
    self.keys = keys.all.map { "\($0.id) \($0.generation) \($0.identity.recipient)" }.sorted()
    self.tombstones = tombstones.map(\.index).sorted()
  }

  /// The basis that a catalogue was folded on; nil where it says none.
  init?(_ catalogue: Catalogue) throws(CatalogueError) {
    guard let keys = try catalogue.note(Self.keysName), let tombstones = try catalogue.note(Self.tombstonesName) else {
      return nil
    }
    self.keys = keys.split(separator: "\n").map { String($0) }
    self.tombstones = tombstones.split(separator: "\n").compactMap { UInt64($0) }
  }

  /// Notes it in a catalogue that was folded on it.
  func note(in catalogue: Catalogue) throws(CatalogueError) {
    try catalogue.setNote(Self.keysName, keys.joined(separator: "\n"))
    try catalogue.setNote(Self.tombstonesName, tombstones.map { String($0) }.joined(separator: "\n"))
  }
}
