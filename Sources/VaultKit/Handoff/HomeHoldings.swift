internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// What a home vault holds already, so that nothing comes in twice, and nothing takes the place of something else.
struct HomeHoldings {
  /// Objects that an entry names.
  private(set) var objects: Set<SHA256Digest> = []
  /// Items that have an event.
  private(set) var items: Set<Identifier> = []
  /// Objects and items that were erased: they are never put back.
  private let erased: (items: Set<Identifier>, objects: Set<SHA256Digest>)
  /// What the items of one field vault are sealed to by now.
  private(set) var places: [Identifier: SealedTo] = [:]
  /// The checkpoints of one field vault that came home before.
  private(set) var checkpoints: Set<[UInt8]> = []
  private var readTo: UInt64 = 0

  /// The holdings of a vault at one moment.
  init(_ session: UnlockedVault, _ state: VaultState, of field: Fingerprint) throws(VaultError) {
    let tombstones = try Tombstones(session.vault, state).erased
    erased = (Set(tombstones.compactMap(\.item)), Set(tombstones.flatMap(\.objects)))
    var items: Set<Identifier> = []
    var checkpoints: Set<[UInt8]> = []
    var places: [Identifier: SealedTo] = [:]
    try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
      guard case .success(let event) = result else { return }
      items.insert(event.statement.item)
      if event.origin?.field == field { places[event.statement.item] = SealedTo(event) }
      if event.action == .received, let reception = Reception(event.disclosed), reception.field == field {
        checkpoints.insert(reception.checkpoint)
      }
    }
    self.items = items
    self.checkpoints = checkpoints
    self.places = places
    _ = try newObjects(session, state)
  }

  /// Reads on, without any key, to the end of the log.
  /// - Returns: the objects that its entries name since it was last read.
  mutating func newObjects(_ session: UnlockedVault, _ state: VaultState) throws(VaultError) -> Set<SHA256Digest> {
    let log = session.vault.log
    var found: Set<SHA256Digest> = []
    while readTo < state.head.size {
      let end = min(readTo + 4096, state.head.size)
      for (_, entry) in try LogEntries.read(log, from: readTo, to: end, head: state.head) {
        found.formUnion(entry.objects)
      }
      readTo = end
    }
    objects.formUnion(found)
    return found
  }

  /// Whether this item, or one of these objects, was erased.
  func isErased(_ item: Identifier, _ objects: [SHA256Digest]) -> Bool {
    erased.items.contains(item) || objects.contains(where: erased.objects.contains)
  }

  /// Notes what is about to come in.
  mutating func take(_ item: Identifier, _ objects: [SHA256Digest]) {
    items.insert(item)
    self.objects.formUnion(objects)
  }
}
