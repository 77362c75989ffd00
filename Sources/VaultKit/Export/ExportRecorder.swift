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
  /// - Parameter size: of the log when consents were read: what was said about them since is a reason to ask again.
  /// - Returns: the vault afterwards, and the event's index.
  mutating func record(
    _ action: EventAction, _ claims: [JSONMember], consentsReadAt size: UInt64? = nil,
    plannedAt planned: UInt64? = nil, watchesExports: Bool = false
  ) throws(VaultError) -> (state: VaultState, index: UInt64) {
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    guard let all = JSONObject(claims) else {
      throw VaultError(.failed, "An event has a claim twice.")
    }
    var digest: SHA256Digest?
    // Signed under the lock: the event is judged by the roster in force at its index.
    let done = try session.commit { state throws(VaultError) in
      if let size {
        try ConsentGate.requireUnchanged(
          since: size, planned: planned, watchesExports: watchesExports, session, state)
      }
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
