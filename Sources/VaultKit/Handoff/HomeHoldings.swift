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
  private var erased: (items: Set<Identifier>, objects: [SHA256Digest: Identifier]) = ([], [:])
  /// Items that came home, by field vault and the record that its entry names.
  private var received: [Fingerprint: [SHA256Digest: Identifier]] = [:]
  private var places: [Fingerprint: [Identifier: SealedTo]] = [:]
  private var checkpoints: [Fingerprint: Set<[UInt8]>] = [:]
  private var tombstoneCount = 0
  private var eventsReadTo: UInt64 = 0
  private var readTo: UInt64 = 0

  /// What the items of a field vault are sealed to by now.
  func places(of field: Fingerprint) -> [Identifier: SealedTo] { places[field] ?? [:] }

  /// The checkpoints of a field vault that came home before.
  func checkpoints(of field: Fingerprint) -> Set<[UInt8]> { checkpoints[field] ?? [] }

  /// Reads on to this moment; from the beginning where something was erased or moved since, as what was read before may be elsewhere.
  mutating func readOn(_ session: UnlockedVault, _ state: VaultState) throws(VaultError) {
    let tombstones = try Tombstones(session.vault, state)
    if tombstones.all.count != tombstoneCount { self = HomeHoldings() }
    tombstoneCount = tombstones.all.count
    erased = ([], [:])
    for tombstone in tombstones.erased {
      guard let item = tombstone.item else { continue }
      erased.items.insert(item)
      for object in tombstone.objects { erased.objects[object] = item }
    }
    var (items, received, places, checkpoints) = (items, received, places, checkpoints)
    try EventWalk(session: session, state: state).forEach(from: eventsReadTo) { result throws(VaultError) in
      guard case .success(let event) = result else { return }
      items.insert(event.statement.item)
      if let field = event.origin?.field {
        places[field, default: [:]][event.statement.item] = SealedTo(event)
        if let record = event.entry.objects.first { received[field, default: [:]][record] = event.statement.item }
      }
      if event.action == .received, let reception = Reception(event.disclosed) {
        checkpoints[reception.field, default: []].insert(reception.checkpoint)
      }
    }
    (self.items, self.received, self.places, self.checkpoints) = (items, received, places, checkpoints)
    eventsReadTo = state.head.size
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

  /// The item that was erased with one of these objects; nil where none was.
  func erasedItem(_ objects: [SHA256Digest]) -> Identifier? { objects.lazy.compactMap { erased.objects[$0] }.first }

  /// What became at home of what a field vault's entry brought in, by its record alone; nil where it is not known.
  func outcome(_ record: SHA256Digest, of field: Fingerprint) -> OfferedItem.Outcome? {
    erasedItem([record]).map { .erased($0) } ?? received[field]?[record].map { .known($0) }
  }

  /// Whether an item was erased.
  func isErased(_ item: Identifier) -> Bool { erased.items.contains(item) }

  /// Notes what is about to come in.
  mutating func take(_ item: Identifier, _ objects: [SHA256Digest]) {
    items.insert(item)
    self.objects.formUnion(objects)
  }
}
