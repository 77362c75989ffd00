internal import Catalogue
internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// Brings a catalogue to the log's head: folds what is new, and looks again at what has become readable, was erased, moved or restored.
struct CatalogueFold {
  /// What was done.
  struct Outcome {
    /// Entries that were looked at.
    var count: UInt64 = 0
    /// Bytes of evidence that were read: texts that this member opened before.
    var contentByteCount = 0
    /// Whether something was taken away that no image must keep.
    var isForgetful = false
    /// What is wrong with events that cannot be read.
    var damage: [EventPlace: EventFailure] = [:]
  }

  private let session: UnlockedVault
  private let state: VaultState
  private let catalogue: Catalogue
  private let tombstones: [Tombstone]
  private let basis: CatalogueBasis
  private var outcome = Outcome()
  private var last: EventPlace?
  /// Items whose content this member read, as far as this fold tells, and items that it looks at again.
  private var opened: Set<String> = []
  private var repeated: Set<String> = []

  init(_ session: UnlockedVault, _ state: VaultState, _ catalogue: Catalogue) throws(VaultError) {
    self.session = session
    self.state = state
    self.catalogue = catalogue
    tombstones = try Tombstones(session.vault, state).all
    basis = CatalogueBasis(keys: session.keys, tombstones: tombstones)
  }

  /// Folds what the catalogue does not have yet.
  /// - Parameter size: how much of the log it has; 0 for an empty one.
  /// - Returns: nil where it does not lead to this head, and has to be made anew.
  mutating func run(from size: UInt64) throws(VaultError) -> Outcome? {
    var again: [UInt64] = []
    if size > 0 {
      let known = try catalogued { () throws(CatalogueError) in try CatalogueBasis(catalogue) }
      guard let known, let entries = try entriesToRepeat(known, below: size) else { return nil }
      again = entries.sorted()
      if again.isEmpty, size == state.head.size, known == basis { return outcome }
    }
    do throws(VaultError) {
      try catalogue.change({ () throws(VaultError) in try fold(again, from: size) }, failure: VaultError.init)
    } catch {
      // Perhaps the image is at fault: the log will tell.
      if size > 0 { return nil }
      throw error
    }
    return outcome
  }

  private mutating func fold(_ again: [UInt64], from size: UInt64) throws(VaultError) {
    try catalogued { () throws(CatalogueError) in
      for entry in again { try catalogue.remove(entry: entry) }
      if outcome.isForgetful { try catalogue.forgetRemoved() }
    }
    let walk = EventWalk(session: session, state: state)
    try walk.forEach(at: again) { result throws(VaultError) in
      try take(result)
      if case .success(let event) = result { repeated.insert(event.statement.item.description) }
    }
    try walk.forEach(from: size) { result throws(VaultError) in try take(result) }
    outcome.contentByteCount = try CataloguedTexts(session, state, catalogue).read(opened, again: repeated)
    outcome.count = UInt64(again.count) + state.head.size - size
    try catalogued { () throws(CatalogueError) in try basis.note(in: catalogue) }
  }

  private mutating func take(_ result: Result<CustodyEvent, EventFailure>) throws(VaultError) {
    let entry =
      switch result {
      case .success(let event): event.homeIndex
      case .failure(let failure): failure.index
      }
    let place = EventPlace(entry: entry, number: last.map { $0.entry == entry ? $0.number + 1 : 0 } ?? 0)
    last = place
    switch result {
    case .success(let event):
      var row = CataloguedEvent.row(event, at: place)
      if CataloguedTexts.isReading(event, by: session) {
        row.mentioned.insert(CataloguedTexts.mark)
        opened.insert(row.subject)
      }
      try catalogued { () throws(CatalogueError) in try catalogue.add(row) }
    case .failure(let failure):
      if failure.isDamage { outcome.damage[place] = failure }
      let row = FailureRow(place: place, object: failure.object.bytes, reason: FailureRow.Reason(failure))
      try catalogued { () throws(CatalogueError) in try catalogue.add(row) }
    }
  }

  /// The entries whose events read otherwise by now; nil where that cannot be told.
  private mutating func entriesToRepeat(
    _ known: CatalogueBasis, below size: UInt64
  ) throws(VaultError) -> Set<UInt64>? {
    guard Set(basis.keys).isSuperset(of: known.keys), Set(basis.tombstones).isSuperset(of: known.tombstones) else {
      return nil
    }
    var again: Set<UInt64> = []
    try catalogued { () throws(CatalogueError) in
      // What was damaged may have been restored, and what was closed may be open.
      for failure in try catalogue.failures(.damage) { again.insert(failure.place.entry) }
      guard known.keys != basis.keys else { return }
      for failure in try catalogue.failures(.notCleared) { again.insert(failure.place.entry) }
    }
    let old = Set(known.tombstones)
    for tombstone in tombstones where !old.contains(tombstone.index) {
      // What was shredded is in no list that everyone can read.
      guard case .item(_, let entries, let objects) = tombstone.subject else { return nil }
      let named = try objectsNamed(by: entries)
      guard named.isSuperset(of: objects), try named.isSuperset(of: namesReplaced(before: tombstone)) else {
        return nil
      }
      let affected = entries.filter { $0 < size }
      if !affected.isEmpty { outcome.isForgetful = true }
      again.formUnion(affected)
    }
    return again
  }

  private func objectsNamed(by entries: [UInt64]) throws(VaultError) -> Set<SHA256Digest> {
    var names: Set<SHA256Digest> = []
    for index in entries {
      for (_, entry) in try LogEntries.read(session.vault.log, from: index, to: index + 1, head: state.head) {
        names.formUnion(entry.objects)
      }
    }
    return names
  }

  /// The names that the move which a tombstone belongs to says to have replaced.
  private func namesReplaced(before tombstone: Tombstone) throws(VaultError) -> Set<SHA256Digest> {
    guard tombstone.reason == .moved, tombstone.index > 0 else { return [] }
    let index = tombstone.index - 1
    var names: Set<SHA256Digest> = []
    try EventWalk(session: session, state: state).forEach(at: [index]) { result throws(VaultError) in
      guard case .success(let event) = result, let move = MovedObjects(event) else { return }
      names.formUnion(move.places.keys)
    }
    return names
  }
}

extension FailureRow.Reason {
  /// The reason as the catalogue keeps it.
  init(_ failure: EventFailure) {
    switch failure.reason {
    case .missing, .damaged, .refused: self = .damage
    case .erased: self = .erased
    case .shredded: self = .shredded
    case .notCleared: self = .notCleared
    }
  }

  /// The same as whoever reads the log would be told; nil for damage, which is looked at each time.
  var failure: EventFailure.Reason? {
    switch self {
    case .damage: nil
    case .erased: .erased
    case .shredded: .shredded
    case .notCleared: .notCleared
    }
  }
}

extension VaultError {
  /// What a catalogue's failure means: it can be made again, so nothing is lost.
  init(_ error: CatalogueError) {
    self.init(
      .failed, "The catalogue could not be made (\(error.code.rawValue): \(error.detail)).",
      safe: "The custody log is not concerned.")
  }
}

/// Runs a body whose errors are the catalogue's.
func catalogued<R>(_ body: () throws(CatalogueError) -> R) throws(VaultError) -> R {
  do throws(CatalogueError) { return try body() } catch { throw VaultError(error) }
}
