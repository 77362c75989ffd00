internal import Age
internal import Custody
internal import SelectiveDisclosure
internal import VaultFiles
internal import VaultStore

extension RecordSealer {
  /// Signs a governance event, which is about a name that nothing else has, and writes its record; the entry still has to join the log.
  /// - Parameters:
  ///   - version: of the roster that the event is judged by.
  ///   - recipient: what it is sealed to.
  mutating func governanceEntry(
    _ action: EventAction, _ claims: [JSONMember], _ session: UnlockedVault, _ state: VaultState, roster version: Int,
    to recipient: X25519Recipient, staging: StagingFolder
  ) throws(VaultError) -> LogEntry {
    try entry(action, claims, session, state, roster: version, to: recipient, staging: staging)
  }

  /// The same, by the roster in force, sealed to `control`.
  mutating func governanceEntry(
    _ action: EventAction, _ claims: [JSONMember], _ session: UnlockedVault, _ state: VaultState,
    staging: StagingFolder
  ) throws(VaultError) -> LogEntry {
    try governanceEntry(
      action, claims, session, state, roster: state.rosters.current.version,
      to: session.recipient(of: Compartment.control, in: state.rosters), staging: staging)
  }
}
