internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// Where objects lie by now: some were erased, some sealed anew under another name, of some the key was shredded.
/// Tombstones say that something is gone; the event just before each says where it is instead, to those who are cleared.
struct RecordPlaces: Sendable {
  /// What became of an object.
  enum Place: Equatable {
    case object(SHA256Digest)
    case erased
    case shredded
    /// It was moved to where this member cannot look.
    case elsewhere
  }

  private var erased: Set<SHA256Digest> = []
  private var hidden: Set<SHA256Digest> = []
  private var shredded: Set<UInt64> = []
  private var replaced: [SHA256Digest: SHA256Digest] = [:]

  /// Everything where its entry says.
  init() {}

  /// The places in a vault, as far as its member can know them.
  init(_ session: UnlockedVault, _ state: VaultState) throws(VaultError) {
    let tombstones = try Tombstones(session.vault, state).all
    for tombstone in tombstones where tombstone.reason != .moved { erased.formUnion(tombstone.objects) }
    // The newest first: the record of an older move may itself have been moved.
    for tombstone in tombstones.reversed() {
      let event = try eventBefore(tombstone, session, state)
      switch tombstone.subject {
      case .item:
        guard tombstone.reason == .moved else { continue }
        if let event, let move = MovedObjects(event) {
          replaced.merge(move.places) { newer, _ in newer }
        } else {
          hidden.formUnion(tombstone.objects)
        }
      case .compartment:
        guard let event, event.action == .compartmentShredded else { continue }
        shredded.formUnion((event.disclosed["entries"]?.arrayValue ?? []).compactMap { $0.numberValue?.uint64 })
      }
    }
  }

  /// What became of an object that an entry names.
  func place(of object: SHA256Digest, entry index: UInt64) -> Place {
    if shredded.contains(index) { return .shredded }
    let now = replaced[object] ?? object
    if erased.contains(now) { return .erased }
    return hidden.contains(now) ? .elsewhere : .object(now)
  }

  /// The names under which an entry's payload objects lie by now.
  /// - Parameter reused: the object that an intake uses again. Where the item that brought it in was moved, it stays; where this item was, its move
  ///   speaks of the event's digest.
  func payloads(_ entry: LogEntry, reused: SHA256Digest? = nil) -> [SHA256Digest] {
    if let reused { return [replaced[entry.digest] ?? reused] }
    return entry.objects.dropFirst().map { replaced[$0] ?? $0 }
  }

  private func eventBefore(
    _ tombstone: Tombstone, _ session: UnlockedVault, _ state: VaultState
  ) throws(VaultError) -> CustodyEvent? {
    guard tombstone.index > 0, tombstone.reason == .moved || tombstone.compartment != nil else { return nil }
    let entries = try LogEntries.read(
      session.vault.log, from: tombstone.index - 1, to: tombstone.index, head: state.head)
    guard let entry = entries.first?.entry, entry.entryClass == .ordinary else { return nil }
    return try? EventReader(session, state.rosters, places: self).read(entry, at: tombstone.index - 1)
  }
}
