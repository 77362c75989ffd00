internal import Custody
internal import SelectiveDisclosure
internal import VaultFiles
internal import VaultStore

/// Records what changes nothing, but must not pass without a trace: refusals, and checks.
struct Trace {
  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// Whether this member's events of a type can join this log. A field log takes intakes only: nothing else comes home from it. A thin vault's takes
  /// none.
  func mayRecord(_ type: EventType) -> Bool {
    guard session.member.maySign(type), session.member.maySignLog, !session.vault.isThin else { return false }
    return (try? session.vault.state().rosters.current.satellite == nil) ?? false
  }

  /// Commits an event about a name that nothing else has.
  /// - Parameter compartment: what it is sealed to.
  func record(_ action: EventAction, _ claims: [JSONMember], to compartment: String) throws(VaultError) {
    try session.require(action.type)
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    try session.commit { state throws(VaultError) in
      [
        try sealer.entry(
          action, claims, session, state, to: session.recipient(of: compartment, in: state.rosters), staging: staging)
      ]
    }
  }

  /// Records a refusal where that can be done, and says so in the error that tells of it.
  /// - Returns: the error to throw.
  func refusal(
    _ action: EventAction, _ items: [Identifier], _ reason: String, _ claims: [JSONMember], _ error: VaultError
  ) -> VaultError {
    guard mayRecord(.refusal) else { return error }
    let all =
      [JSONMember("items", .array(items.map { .string($0.description) })), JSONMember("reason", .string(reason))]
      + claims
    do throws(VaultError) { try record(action, all, to: Compartment.control) } catch { return error }
    return VaultError(
      error.kind, error.message,
      safe: [error.safe, "The refusal is recorded in the custody log."].filter { !$0.isEmpty }.joined(separator: " "),
      next: error.next, refusals: error.refusals)
  }
}
