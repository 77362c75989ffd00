internal import Age
internal import Custody
internal import SelectiveDisclosure
internal import VaultFiles
internal import VaultStore

extension RecordSealer {
  /// Signs an event and writes its record; the entry still has to join the log.
  /// - Parameters:
  ///   - subject: what it is about; nil for a name which nothing else has.
  ///   - position: its place in the subject's chain.
  ///   - version: of the roster that the event is judged by; nil for the one in force.
  ///   - recipient: what it is sealed to; nil for `control`.
  mutating func entry(
    _ action: EventAction, _ claims: [JSONMember], about subject: Identifier? = nil,
    at position: ChainPosition = .first,
    _ session: UnlockedVault, _ state: VaultState, roster version: Int? = nil, to recipient: X25519Recipient? = nil,
    staging: StagingFolder
  ) throws(VaultError) -> LogEntry {
    guard let claims = JSONObject(claims) else { throw VaultError(.failed, "An event has a claim twice.") }
    let statement = EventStatement(
      vault: session.vault.fingerprint, event: identifier(), recorded: .now, type: action.type,
      item: subject ?? identifier(), position: position, roster: version ?? state.rosters.current.version,
      head: state.head)
    let control = try session.recipient(of: Compartment.control, in: state.rosters)
    let record = try seal(statement, action, claims, to: recipient ?? control)
    let name = try files { () throws(FileError) in try session.vault.objects.add(record.object, staging: staging) }
    return LogEntry(isControl: action.type.isControl, event: record.digest, objects: [name])
  }
}
