internal import Age
public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Moving an item to another compartment: its payload and the records of its own events are sealed anew, an event says where they are, and
/// a tombstone that the old objects are gone. What was signed stays as it is.
public struct Relocation: Sendable {
  private let session: UnlockedVault

  /// Moving by this member.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.transfer)
    self.session = session
  }

  /// Moves an item, or completes a move that was interrupted.
  /// - Returns: how many objects were sealed anew; 0 where the item is there already.
  /// - Throws: `.failed` where the item changed meanwhile; nothing is changed then.
  @discardableResult
  public func move(_ item: Identifier, to compartment: String) throws(VaultError) -> Int {
    let state = try session.vault.state()
    let recipient = try session.recipient(of: compartment, in: state.rosters)
    let chain = try events(of: item, in: state)
    guard let intake = chain.first(where: { $0.action == .ingested }) else {
      throw try Inventory.absent(item, session)
    }
    try removeOld(state)
    guard chain.contains(where: { $0.compartment != compartment }) else { return 0 }
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session.identity.signer)
    let ordered = [intake] + chain.filter { $0.index != intake.index }
    var objects = [try PayloadResealing(session, staging).run(PayloadReader(session, intake), to: recipient)]
    for event in ordered {
      var content = event.token.serialized
      let object = try sealer.seal(content: &content, to: recipient)
      objects.append(try files { () throws(FileError) in try session.vault.objects.add(object, staging: staging) })
    }
    try session.commit { now throws(VaultError) in
      guard try events(of: item, in: now).map(\.index) == chain.map(\.index),
        now.rosters.current.compartment(compartment)?.recipient == recipient
      else {
        throw VaultError(
          .failed, "\(item), or the compartment \(compartment), changed meanwhile.", safe: "Nothing was changed.",
          next: "Run the command again.")
      }
      let event = try seal(&sealer, ordered, objects, compartment, recipient, now)
      let name = try files { () throws(FileError) in try session.vault.objects.add(event.object, staging: staging) }
      let tombstone = try bury(sealer.identifier(), chain, now)
      return [
        LogEntry(isControl: false, event: event.digest, objects: [name] + objects),
        LogEntry(tombstone: SHA256.hash(tombstone.serialized)),
      ]
    }
    try removeOld(session.vault.state())
    return objects.count
  }

  /// The item's own events, those of exports and holds left out; all must be readable, or something would stay behind.
  private func events(of item: Identifier, in state: VaultState) throws(VaultError) -> [CustodyEvent] {
    var found: [CustodyEvent] = []
    try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
      if case .success(let event) = result, event.statement.item == item, !event.statement.type.isControl {
        guard event.origin == nil else {
          throw VaultError(
            .failed, "\(item) came home by handoff, and its field records cannot be sealed anew.",
            safe: "Nothing was changed.")
        }
        found.append(event)
      }
    }
    return found
  }

  private func seal(
    _ sealer: inout RecordSealer, _ events: [CustodyEvent], _ objects: [SHA256Digest], _ compartment: String,
    _ recipient: X25519Recipient, _ state: VaultState
  ) throws(VaultError) -> (digest: SHA256Digest, object: [UInt8]) {
    var chain = ItemChain(events[0].statement.item)
    try chain.read(session, to: state)
    let claims: JSONObject = [
      "compartment": .string(compartment), "records": MovedObjects.claim(events.map(\.index)),
      "objects": .array(objects.map { .string($0.hex) }), "recorded_with": Program.claim,
    ]
    let statement = EventStatement(
      vault: session.vault.fingerprint, event: sealer.identifier(), recorded: .now, type: .transfer,
      item: events[0].statement.item, position: chain.next, roster: state.rosters.current.version, head: state.head)
    return try sealer.seal(statement, .moved, claims, to: recipient)
  }

  /// Writes the tombstone of the objects as they are now, durably.
  /// - Parameter name: one that nothing else has: everyone can read a tombstone, and the item lives on.
  private func bury(_ name: Identifier, _ chain: [CustodyEvent], _ state: VaultState) throws(VaultError) -> CompactJWS {
    let places = try RecordPlaces(session, state)
    var objects: [SHA256Digest] = []
    for event in chain {
      if case .object(let record) = places.record(event.entry, at: event.index) { objects.append(record) }
      if event.action == .ingested { objects += event.payloads }
    }
    let token: CompactJWS
    do throws(JOSEError) {
      token = try Tombstone.issue(
        vault: session.vault.fingerprint, recorded: .now,
        subject: .item(name, entries: chain.map(\.index), objects: objects), reason: .moved,
        roster: state.rosters.current.version, head: state.head, signer: session.identity.signer)
    } catch {
      throw VaultError(.failed, "The tombstone could not be signed (\(error.code.rawValue)).")
    }
    try store { () throws(StoreError) in
      try session.vault.log.write(tombstone: token.serialized, index: state.head.size + 1)
    }
    return token
  }

  /// Removes what the tombstones of moves name, also of those that were interrupted.
  private func removeOld(_ state: VaultState) throws(VaultError) {
    for tombstone in try Tombstones(session.vault, state).all where tombstone.reason == .moved {
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
