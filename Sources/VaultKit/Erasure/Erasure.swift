public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Erasing an item, or a record: its payload, and the records of its own events. A signed tombstone and its log entry come first, the objects go after.
public struct Erasure: Sendable {
  private let session: UnlockedVault

  /// Erasure by this member.
  public init(_ session: UnlockedVault) throws(VaultError) {
    guard session.member.mayGovern else {
      throw VaultError(.notPermitted, "Only a custodian erases. You are \(session.member.role.rawValue).")
    }
    self.session = session
  }

  /// Erases an item, or completes an erasure: one that was interrupted, or that could not reach everything when it was made.
  /// - Returns: the tombstones, the newest last.
  public func erase(_ item: Identifier, reason: Tombstone.Reason) throws(VaultError) -> [Tombstone] {
    try session.commit { state throws(VaultError) in
      if let hold = try Holds(session).active(in: state).first(where: { $0.keeps(item) }) {
        throw VaultError(
          .notPermitted,
          "\(item) is under the hold \(hold.id), set on \(hold.event.statement.recorded) by \(hold.event.signer.label).",
          safe: "Nothing was erased.", next: "See: evault hold list")
      }
      return try bury(item, reason, state)
    }
    let state = try session.vault.state()
    let tombstones = try Tombstones(session.vault, state).erased.filter { $0.item == item }
    // Members' catalogues say what was erased, too.
    CatalogueImage.removeAll(session.vault)
    guard !tombstones.isEmpty else {
      throw VaultError(.failed, "The tombstone of \(item) cannot be read back.", next: "Run: evault check --keyless")
    }
    for object in tombstones.flatMap(\.objects) {
      do throws(FileError) { try session.vault.objects.remove(object) } catch {
        throw VaultError(
          .failed,
          "\(item) is recorded as erased, but \(ObjectStore.path(of: object)) could not be removed (\(error.reason)).",
          next: "Run the same command again.")
      }
    }
    return tombstones
  }

  /// Writes the tombstone of what no other has, durably; none where nothing is left.
  private func bury(
    _ item: Identifier, _ reason: Tombstone.Reason, _ state: VaultState
  ) throws(VaultError) -> [LogEntry] {
    let known = try Tombstones(session.vault, state).erased.filter { $0.item == item }
    let buried = Set(known.flatMap(\.entries))
    var own: [CustodyEvent] = []
    var damaged: EventFailure?
    var isConsent = false
    let events = try SubjectEvents([item], session)
    damaged = events.damage.first
    try EventWalk(session: session, state: state).forEach(at: events.places) { result throws(VaultError) in
      // The event that brought something home names its objects too.
      guard case .success(let event) = result, event.statement.item == item else { return }
      if event.statement.type == .consent { isConsent = true }
      if !event.statement.type.isControl, event.origin == nil { own.append(event) }
    }
    guard !isConsent else {
      throw VaultError(
        .notPermitted, "\(item) is a consent, or the withdrawal of one: what it forbids must stay known.",
        safe: "Nothing was erased.", next: "What was agreed is taken back with: evault consent withdraw")
    }
    try requireKnownOrigin(item, state)
    let rest = own.filter { !buried.contains($0.index) }
    guard !rest.isEmpty else {
      if known.isEmpty { throw try Inventory.absent(item, session) }
      return []
    }
    // Without its intake nobody could tell which payload is the item's.
    let brings: Set<EventAction> = [.ingested, .received, .recorded]
    guard !known.isEmpty || own.contains(where: { $0.action.map(brings.contains) ?? false }) else {
      throw VaultError(
        .corrupt,
        "The record that brought \(item) in cannot be read\(damaged.map { ": perhaps entry \($0.index), \(ObjectStore.path(of: $0.object))" } ?? "").",
        safe: "Nothing was erased.",
        next:
          "Where a mirror has it, this brings it back: evault mirror repair. Else restore it from a copy of the vault. Then erase."
      )
    }
    var entries = rest.map(\.index)
    let shared = try SharedPayloads([item], session, state)
    var objects = try ownObjects(rest, state).filter { !shared.isNeeded($0, besides: item) }
    // Something that cannot be read might use it too.
    if damaged == nil {
      let used = Set(rest.filter { $0.action == .ingested }.flatMap(\.payloads))
      let inherited = try shared.inherited(used.subtracting(rest.flatMap(\.entry.objects)), by: item)
      objects += inherited.objects
      entries = Set(entries + inherited.entries).sorted()
    }
    let token: CompactJWS
    do throws(JOSEError) {
      token = try Tombstone.issue(
        vault: session.vault.fingerprint, recorded: .now, subject: .item(item, entries: entries, objects: objects),
        reason: reason, roster: state.rosters.current.version, head: state.head, signer: session.identity.signer)
    } catch {
      throw VaultError(.failed, "The tombstone could not be signed (\(error.code.rawValue)).")
    }
    try store { () throws(StoreError) in
      try session.vault.log.write(tombstone: token.serialized, index: state.head.size)
    }
    return [LogEntry(tombstone: SHA256.hash(token.serialized))]
  }

  /// Refuses to erase a record that alone says whom an item comes from: without it the item would seem to be nobody's.
  private func requireKnownOrigin(_ record: Identifier, _ state: VaultState) throws(VaultError) {
    let survey = OriginSurvey(besides: record)
    guard let item = try survey.itemLeftUnknown(session, state) else { return }
    throw VaultError(
      .notPermitted, "\(record) says where \(item) comes from, or that it must not leave, and no other record does.",
      safe: "Nothing was erased.",
      next: "Record what is right in another record first, or erase \(item) before it.")
  }

  /// The objects of these events but those that an earlier entry has named: whoever names another item's object does not get it erased.
  private func ownObjects(_ events: [CustodyEvent], _ state: VaultState) throws(VaultError) -> [SHA256Digest] {
    let own = Set(events.map(\.index))
    var objects = Set(events.flatMap(\.entry.objects))
    var seen: Set<SHA256Digest> = []
    for (index, entry) in try LogEntries.read(session.vault.log, from: 0, to: state.head.size, head: state.head) {
      if !own.contains(index) {
        objects.subtract(entry.objects.filter { !seen.contains($0) })
      } else {
        seen.formUnion(entry.objects.filter(objects.contains))
      }
    }
    return Array(objects)
  }
}
