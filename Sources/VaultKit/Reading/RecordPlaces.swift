internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// Where each entry's objects lie by now: some were erased, some sealed anew elsewhere, of some the key was shredded.
/// Tombstones say that something is gone; the event just before each says where it is instead, to those who are cleared.
struct RecordPlaces: Sendable {
  /// What became of an entry's record.
  enum Place: Equatable {
    case object(SHA256Digest)
    case erased
    case shredded
    /// It was moved to where this member cannot look.
    case elsewhere
  }

  private var erased: Set<SHA256Digest> = []
  private var hidden: Set<UInt64> = []
  private var shredded: Set<UInt64> = []
  private var records: [UInt64: SHA256Digest] = [:]
  private var payloads: [UInt64: [SHA256Digest]] = [:]

  /// Everything where its entry says.
  init() {}

  /// The places in a vault, as far as its member can know them.
  init(_ session: UnlockedVault, _ state: VaultState) throws(VaultError) {
    let tombstones = try Tombstones(session.vault, state).all
    for tombstone in tombstones where tombstone.reason != .moved { erased.formUnion(tombstone.objects) }
    // The newest first: the record of an older move may itself have been moved.
    for tombstone in tombstones.reversed() {
      switch tombstone.subject {
      case .item(_, let entries, let objects):
        guard tombstone.reason == .moved else { continue }
        if let event = try eventBefore(tombstone, session, state), takeMove(event, entries) { continue }
        hidden.formUnion(entries)
        erased.formUnion(objects)
      case .compartment:
        guard let event = try eventBefore(tombstone, session, state), event.action == .compartmentShredded else {
          continue
        }
        shredded.formUnion((event.disclosed["entries"]?.arrayValue ?? []).compactMap { $0.numberValue?.uint64 })
      }
    }
  }

  /// What became of the record of an entry.
  func record(_ entry: LogEntry, at index: UInt64) -> Place {
    if let moved = records[index] { return erased.contains(moved) ? .erased : .object(moved) }
    if shredded.contains(index) { return .shredded }
    if hidden.contains(index) { return .elsewhere }
    return erased.contains(entry.objects[0]) ? .erased : .object(entry.objects[0])
  }

  /// Names of the payload objects of an entry.
  func payloads(_ entry: LogEntry, at index: UInt64) -> [SHA256Digest] {
    payloads[index] ?? Array(entry.objects.dropFirst())
  }

  /// - Returns: false where the event is not that of a move of these entries.
  private mutating func takeMove(_ event: CustodyEvent, _ entries: [UInt64]) -> Bool {
    guard event.action == .moved, let move = MovedObjects(event), Set(move.records.keys).isSuperset(of: entries) else {
      return false
    }
    for (index, object) in move.records where records[index] == nil { records[index] = object }
    for (index, objects) in move.payloads where payloads[index] == nil { payloads[index] = objects }
    return true
  }

  private func eventBefore(
    _ tombstone: Tombstone, _ session: UnlockedVault, _ state: VaultState
  ) throws(VaultError) -> CustodyEvent? {
    guard tombstone.index > 0 else { return nil }
    let entries = try LogEntries.read(
      session.vault.log, from: tombstone.index - 1, to: tombstone.index, treeSize: state.head.size)
    guard let entry = entries.first?.entry, entry.entryClass == .ordinary else { return nil }
    return try? EventReader(session, state.rosters, places: self).read(entry, at: tombstone.index - 1)
  }
}
