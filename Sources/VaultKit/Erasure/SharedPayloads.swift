internal import Catalogue
internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// Which items have their payload in which object: one may use again what another brought in (Schemas/README.md §3.2). An object stays while any
/// of them needs it, and goes with the last.
struct SharedPayloads {
  private let session: UnlockedVault
  private let state: VaultState
  private var holders: [SHA256Digest: Set<Identifier>] = [:]
  private var buried: Set<UInt64>

  /// Those who share payloads with these items. Only what has the same content can, and the catalogue says where that is.
  init(_ items: Set<Identifier>, _ session: UnlockedVault, _ state: VaultState) throws(VaultError) {
    self.session = session
    self.state = state
    buried = Set(try Tombstones(session.vault, state).all.flatMap(\.entries))
    let names = items.map(\.description)
    let places = try session.catalogue.read(session) { view throws(VaultError) in
      try catalogued { () throws(CatalogueError) in
        var places: Set<UInt64> = []
        for name in names {
          for item in try [name] + view.catalogue.itemsLike(name) {
            places.formUnion(try view.catalogue.entries(of: item))
          }
        }
        return places.sorted()
      }
    }
    var found: [SHA256Digest: Set<Identifier>] = [:]
    try EventWalk(session: session, state: state).forEach(at: places) { result throws(VaultError) in
      guard case .success(let event) = result, event.action == .ingested else { return }
      for payload in event.payloads { found[payload, default: []].insert(event.statement.item) }
    }
    holders = found
  }

  /// Whether another item than this has its payload in an object.
  func isNeeded(_ object: SHA256Digest, besides item: Identifier) -> Bool {
    holders[object]?.contains { $0 != item } ?? false
  }

  /// Notes that an item needs its objects no longer, and that a tombstone will name its entries.
  mutating func release(_ item: Identifier, entries: [UInt64]) {
    for object in Array(holders.keys) { holders[object]?.remove(item) }
    buried.formUnion(entries)
  }

  /// Of objects that another item brought in, those that go with this one: that item was erased, or has its payload elsewhere by now, and left them
  /// because this one used them.
  /// - Returns: also the entries that named them first, which the tombstone has to name.
  func inherited(
    _ objects: Set<SHA256Digest>, by item: Identifier
  ) throws(VaultError) -> (objects: [SHA256Digest], entries: [UInt64]) {
    var rest = objects.filter { !isNeeded($0, besides: item) }
    var result: (objects: [SHA256Digest], entries: [UInt64]) = ([], [])
    guard !rest.isEmpty else { return result }
    for (index, entry) in try LogEntries.read(session.vault.log, from: 0, to: state.head.size, head: state.head) {
      for object in entry.objects where rest.remove(object) != nil {
        // Whoever names what was never an item's, or still is, does not get it erased.
        guard buried.contains(index) else { continue }
        result.objects.append(object)
        result.entries.append(index)
      }
    }
    return result
  }
}
