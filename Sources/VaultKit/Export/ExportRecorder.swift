internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Commits the events of one export: authorised, then completed or aborted.
struct ExportRecorder: ~Copyable {
  let export: Identifier
  private let session: UnlockedVault
  private var sealer: RecordSealer
  private var position: ChainPosition

  /// A recorder for a new export.
  init(_ session: UnlockedVault) throws(VaultError) {
    self.session = session
    sealer = try RecordSealer(session)
    export = sealer.identifier()
    position = .first
  }

  /// A recorder that goes on after an export's last event.
  init(_ session: UnlockedVault, after last: CustodyEvent) throws(VaultError) {
    self.session = session
    sealer = try RecordSealer(session)
    export = last.statement.item
    position = .next((last.statement.position.number ?? 0) + 1, after: last.digest)
  }

  /// Commits the next event.
  /// - Parameter watch: what was said of consents and holds since they were read is a reason to ask again.
  /// - Returns: the vault afterwards, and the event's index; nil, and nothing committed, where something was said.
  mutating func record(
    _ action: EventAction, _ claims: [JSONMember], unless watch: ConsentWatch
  ) throws(VaultError) -> (state: VaultState, index: UInt64)? {
    let session = session
    var hasChanged = false
    do throws(VaultError) {
      return try commit(action, claims) { state throws(VaultError) in
        hasChanged = try watch.hasChanged(session, state)
        if hasChanged { throw ConsentWatch.changed("went on") }
      }
    } catch {
      guard hasChanged else { throw error }
      return nil
    }
  }

  /// Commits the next event, whatever was said meanwhile.
  mutating func record(_ action: EventAction, _ claims: [JSONMember]) throws(VaultError) {
    _ = try commit(action, claims) { _ throws(VaultError) in }
  }

  private mutating func commit(
    _ action: EventAction, _ claims: [JSONMember], if isAllowed: (VaultState) throws(VaultError) -> Void
  ) throws(VaultError) -> (state: VaultState, index: UInt64) {
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    guard let all = JSONObject(claims) else {
      throw VaultError(.failed, "An event has a claim twice.")
    }
    var digest: SHA256Digest?
    // Signed under the lock: the event is judged by the roster in force at its index.
    let done = try session.commit { state throws(VaultError) in
      try isAllowed(state)
      let statement = EventStatement(
        vault: session.vault.fingerprint, event: sealer.identifier(), recorded: .now, type: .export, item: export,
        position: position, roster: state.rosters.current.version, head: state.head)
      let record = try sealer.seal(statement, action, all, to: session.recipient(for: .export, in: state.rosters))
      let name = try files { () throws(FileError) in try session.vault.objects.add(record.object, staging: staging) }
      digest = record.digest
      return [LogEntry(isControl: true, event: record.digest, objects: [name])]
    }
    if let digest { position = .next((position.number ?? 0) + 1, after: digest) }
    return (done.state, done.first)
  }
}
