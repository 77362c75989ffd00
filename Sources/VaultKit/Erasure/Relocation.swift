internal import Age
public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Moving items to another compartment, or to its newest key: payloads and records of their own events are sealed anew, an event says where they
/// are, and a tombstone that the old objects are gone. What was signed stays as it is.
public struct Relocation: Sendable {
  private static let batchCount = 256

  private let session: UnlockedVault

  /// Moving by this member.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.transfer)
    self.session = session
  }

  /// Moves items, or completes a move that was interrupted. What is there already, under the newest key, stays.
  /// - Returns: how many objects were sealed anew.
  /// - Throws: `.failed` where an item changed meanwhile. What was moved before that stays moved.
  @discardableResult
  public func move(_ items: [Identifier], to compartment: String) throws(VaultError) -> Int {
    var count = 0
    for start in stride(from: 0, to: items.count, by: Self.batchCount) {
      count += try move(batch: items[start..<min(start + Self.batchCount, items.count)], to: compartment)
    }
    try removeOld()
    return count
  }

  /// The tombstones of the old objects that moves of these items left behind, also of earlier ones.
  public func tombstones(of items: [Identifier]) throws(VaultError) -> [Tombstone] {
    let state = try session.vault.state()
    let own = try ownEvents(of: Set(items), in: state).values.joined()
    let places = Set(own.map(\.homeIndex))
    return try Tombstones(session.vault, state).all.filter {
      $0.reason == .moved && !places.isDisjoint(with: $0.entries)
    }
  }

  private func move(batch: ArraySlice<Identifier>, to id: String) throws(VaultError) -> Int {
    let state = try session.vault.state()
    let recipient = try session.recipient(of: id, in: state.rosters)
    guard let compartment = state.rosters.current.compartment(id) else { return 0 }
    let chains = try ownEvents(of: Set(batch), in: state)
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    var moves: [Resealed] = []
    for item in batch {
      guard let chain = chains[item], let first = chain.first else { throw try Inventory.absent(item, session) }
      if let own = EvidenceRecord(first)?.type.compartment, own != id {
        throw VaultError(.usage, "\(item) is sealed to \(own) only.", safe: "Nothing of it was changed.")
      }
      guard chain.contains(where: { $0.compartment != id || $0.generation ?? 0 < compartment.generation }) else {
        continue
      }
      moves.append(try reseal(chain, to: recipient, staging, &sealer))
    }
    guard !moves.isEmpty else { return 0 }
    try session.commit { now throws(VaultError) in
      guard try ownEvents(of: Set(batch), in: now, from: state.head.size).isEmpty,
        now.rosters.current.compartment(id)?.recipient == recipient
      else {
        throw VaultError(
          .failed, "An item, or the compartment \(id), changed meanwhile.", safe: "Nothing was changed.",
          next: "Run the command again.")
      }
      var entries: [LogEntry] = []
      var shared = try SharedPayloads(Set(moves.map { $0.chain[0].statement.item }), session, now)
      for move in moves {
        let event = try seal(&sealer, move, id, recipient, now)
        let name = try files { () throws(FileError) in try session.vault.objects.add(event.object, staging: staging) }
        entries.append(LogEntry(isControl: false, event: event.digest, objects: [name] + move.new))
        let tombstone = try bury(sealer.identifier(), move, &shared, now, at: now.head.size + UInt64(entries.count))
        entries.append(LogEntry(tombstone: SHA256.hash(tombstone.serialized)))
      }
      return entries
    }
    return moves.reduce(0) { $0 + $1.new.count }
  }

  /// An item's objects, sealed anew.
  private struct Resealed {
    let chain: [CustodyEvent]
    /// The names that entries have.
    var names: [SHA256Digest] = []
    /// Where they lay until now.
    var old: [SHA256Digest] = []
    var new: [SHA256Digest] = []
  }

  private func reseal(
    _ chain: [CustodyEvent], to recipient: X25519Recipient, _ staging: StagingFolder, _ sealer: inout RecordSealer
  ) throws(VaultError) -> Resealed {
    var result = Resealed(chain: chain)
    for event in chain {
      var content = event.token.serialized
      let record = try sealer.seal(content: &content, to: recipient)
      result.names.append(event.entry.objects[0])
      result.old.append(event.record)
      result.new.append(
        try files { () throws(FileError) in try session.vault.objects.add(record, staging: staging) })
      guard event.action == .ingested else { continue }
      // Of a payload that another item brought in, the name is that item's: this one's is the event's digest.
      result.names += event.entry.objects.count > 1 ? event.entry.objects.dropFirst() : [event.entry.digest]
      result.old += event.payloads
      result.new.append(try PayloadResealing(session, staging).run(PayloadReader(session, event), to: recipient))
    }
    return result
  }

  /// The items' and records' own events, those of exports and holds left out.
  private func ownEvents(
    of items: Set<Identifier>, in state: VaultState, from start: UInt64 = 0
  ) throws(VaultError) -> [Identifier: [CustodyEvent]] {
    var found: [Identifier: [CustodyEvent]] = [:]
    let take = { (result: Result<CustodyEvent, EventFailure>) throws(VaultError) in
      if case .success(let event) = result, items.contains(event.statement.item),
        !event.statement.type.isControl || event.statement.type == .consent
      {
        found[event.statement.item, default: []].append(event)
      }
    }
    let walk = EventWalk(session: session, state: state)
    if start > 0 {
      try walk.forEach(from: start, take)
    } else {
      try walk.forEach(at: SubjectEvents(items, session).places, take)
    }
    return found.filter { $0.value.contains { $0.action == .ingested || EvidenceRecord($0) != nil } }
  }

  private func seal(
    _ sealer: inout RecordSealer, _ move: Resealed, _ compartment: String, _ recipient: X25519Recipient,
    _ state: VaultState
  ) throws(VaultError) -> (digest: SHA256Digest, object: [UInt8]) {
    let last = move.chain.last { $0.statement.position.number != nil }
    let claims: JSONObject = [
      "compartment": .string(compartment), "replaced": MovedObjects.claim(move.names),
      "objects": .array(move.new.map { .string($0.hex) }),
    ]
    let statement = EventStatement(
      vault: session.vault.fingerprint, event: sealer.identifier(), recorded: .now, type: .transfer,
      item: move.chain[0].statement.item,
      position: last.map { .next(($0.statement.position.number ?? 0) + 1, after: $0.digest) } ?? .first,
      roster: state.rosters.current.version, head: state.head)
    return try sealer.seal(statement, .moved, claims, to: recipient)
  }

  /// Writes the tombstone of the objects that were, durably.
  /// - Parameter name: one that nothing else has: everyone can read a tombstone, and the item lives on.
  private func bury(
    _ name: Identifier, _ move: Resealed, _ shared: inout SharedPayloads, _ state: VaultState, at index: UInt64
  ) throws(VaultError) -> CompactJWS {
    let token: CompactJWS
    let item = move.chain[0].statement.item
    let own = move.chain.map(\.homeIndex)
    let brought = try objects(of: own, state)
    let inherited = try shared.inherited(Set(move.old).subtracting(brought), by: item)
    let objects = move.old.filter { brought.contains($0) && !shared.isNeeded($0, besides: item) } + inherited.objects
    let entries = Set(own + inherited.entries).sorted()
    shared.release(item, entries: own)
    do throws(JOSEError) {
      token = try Tombstone.issue(
        vault: session.vault.fingerprint, recorded: .now,
        subject: .item(name, entries: entries, objects: objects), reason: .moved,
        roster: state.rosters.current.version, head: state.head, signer: session.identity.signer)
    } catch {
      throw VaultError(.failed, "The tombstone could not be signed (\(error.code.rawValue)).")
    }
    try store { () throws(StoreError) in try session.vault.log.write(tombstone: token.serialized, index: index) }
    return token
  }

  /// What some entries brought in.
  private func objects(of indexes: [UInt64], _ state: VaultState) throws(VaultError) -> Set<SHA256Digest> {
    var found: Set<SHA256Digest> = []
    for index in indexes {
      for (_, entry) in try LogEntries.read(session.vault.log, from: index, to: index + 1, head: state.head) {
        found.formUnion(entry.objects)
      }
    }
    return found
  }

  /// Removes what the tombstones of moves name, also of those that were interrupted.
  private func removeOld() throws(VaultError) {
    CatalogueImage.removeAll(session.vault)
    for tombstone in try Tombstones(session.vault, session.vault.state()).all where tombstone.reason == .moved {
      for object in tombstone.objects {
        do throws(FileError) { try session.vault.objects.remove(object) } catch {
          throw VaultError(
            .failed,
            "An item was moved, but its old object \(ObjectStore.path(of: object)) could not be removed (\(error.reason)).",
            next: "Run the same command again.")
        }
      }
    }
  }
}
