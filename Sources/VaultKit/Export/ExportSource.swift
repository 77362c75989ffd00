internal import Custody
internal import EvidenceBundle
internal import SelectiveDisclosure
internal import Synchronization
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// What an export takes from the vault: events and the proofs of their entries, all in the tree of one checkpoint. For several threads.
final class ExportSource: Sendable {
  private let reader: EventReader
  private let log: LogStore
  private let state: VaultState
  // The partial tiles of the checkpoint's tree are read once: proofs need them again and again.
  private let partials = Mutex<[TilePath: [UInt8]]>([:])

  init(_ session: UnlockedVault, _ state: VaultState) throws(VaultError) {
    reader = EventReader(session, state.rosters, places: try RecordPlaces(session, state))
    log = session.vault.log
    self.state = state
  }

  /// The verified events of these entries.
  func custody(_ indexes: [UInt64]) throws(VaultError) -> [CustodyEvent] {
    var events: [CustodyEvent] = []
    for index in indexes {
      let bytes = try store { () throws(StoreError) in try log.entry(index, treeSize: state.head.size) }
      guard let entry = LogEntry(bytes) else {
        throw VaultError(.corrupt, "Entry \(index) of the custody log is not an entry.")
      }
      do throws(EventFailure) {
        let event = try reader.read(entry, at: index)
        if event.action == .received { events += try reader.fieldEvents(of: event) }
        events.append(event)
      } catch {
        throw VaultError(
          .corrupt, "The record of entry \(index) can no longer be read (\(ObjectStore.path(of: error.object))).")
      }
    }
    return events
  }

  /// The events as they go into a bundle.
  /// - Parameter fields: of what a record says, those that may leave.
  func events(
    _ events: [CustodyEvent], disclosing names: Set<String>, fields: Set<String> = []
  ) throws(VaultError) -> [BundleEvent] {
    var result: [BundleEvent] = []
    for event in events {
      var field: BundleField?
      let proof: InclusionProof
      if let origin = event.origin {
        let received = events.first { $0.index == origin.entry && $0.origin == nil }
        (proof, field) = try fieldProof(of: event, broughtBy: received)
      } else {
        proof = try self.proof(event.index)
      }
      do throws(SDJWTError) {
        result.append(try BundleEvent(event, disclosing: names, fields: fields, proof: proof, field: field))
      } catch {
        throw VaultError(error)
      }
    }
    return result
  }

  /// The proof that an event is in the log of the field vault that it was recorded in, and what the bundle needs of that vault.
  private func fieldProof(
    of event: CustodyEvent, broughtBy received: CustodyEvent?
  ) throws(VaultError) -> (InclusionProof, BundleField?) {
    guard let reception = received.flatMap({ Reception($0.disclosed) }),
      let entry = reception.entries.first(where: { $0.index == event.index }),
      let log = try? reader.fields.log(reception)
    else { throw VaultError(.corrupt, "The event that brought \(event.statement.item) home cannot be read.") }
    let proof = InclusionProof(leafIndex: entry.index, treeSize: log.head.size, hashes: entry.proof)
    return (proof, BundleField(log, roster: reception.roster))
  }

  /// The events of these entries as they go into a bundle.
  func events(_ indexes: [UInt64], disclosing names: Set<String>) throws(VaultError) -> [BundleEvent] {
    try events(try custody(indexes), disclosing: names)
  }

  /// The proof that an entry is in the checkpoint's tree.
  func proof(_ index: UInt64) throws(VaultError) -> InclusionProof {
    let tree = TileTree(size: state.head.size) { path throws(StoreError) in try self.tile(path) }
    do throws(TileError<StoreError>) {
      return try tree.inclusionProof(leafIndex: index, treeSize: state.head.size)
    } catch {
      throw VaultError(StoreError(error))
    }
  }

  /// For each of these entries the first checkpoint that covers it and has a timestamp.
  func times(covering indexes: [UInt64]) throws(VaultError) -> [BundleTimes] {
    let heads = try store { () throws(StoreError) in try HeadTimestamps.all(log) }
      .filter { $0.hasTokens && $0.head.size <= state.head.size }
    let sizes = Set(indexes.compactMap { index in heads.first { index < $0.head.size }?.head.size })
    let tree = TileTree(size: state.head.size) { path throws(StoreError) in try self.tile(path) }
    var times: [BundleTimes] = []
    for head in heads where sizes.contains(head.head.size) {
      do throws(TileError<StoreError>) {
        let proof = try tree.consistencyProof(oldSize: head.head.size, newSize: state.head.size)
        // What is no checkpoint of this log is the check's to tell, and no reason to keep evidence back.
        guard (try? proof.verify(oldRoot: head.head.root, newRoot: state.head.root)) != nil else { continue }
        times.append(BundleTimes(head.record, proof: proof))
      } catch {
        throw VaultError(StoreError(error))
      }
    }
    return times
  }

  private func tile(_ path: TilePath) throws(StoreError) -> [UInt8] {
    guard path.isPartial else { return try log.read(path) }
    if let known = partials.withLock({ $0[path] }) { return known }
    let bytes = try log.read(path)
    partials.withLock { $0[path] = bytes }
    return bytes
  }
}
