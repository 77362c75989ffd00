internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// One walk over the log before an export: the items that are to leave, what people agreed to, and exports that never ended.
/// It fails closed: a control event that cannot be read might forbid what is asked.
struct ExportSurvey {
  /// The log's size at the time.
  let size: UInt64
  private(set) var subjects: [Identifier: ExportSubject] = [:]
  /// What people agreed to.
  let consents: ConsentFacts
  /// Exports that were authorised and not aborted. Completed ones are among them: perhaps a bundle is not in its place yet.
  private(set) var pending: [Identifier: ExportTrail] = [:]

  init(_ session: UnlockedVault, _ state: VaultState, items: [Identifier], keepsClaims: Bool = false) throws(VaultError)
  {
    var subjects: [Identifier: ExportSubject] = [:]
    for item in items { subjects[item] = ExportSubject(item) }
    var consents = ConsentSurvey()
    var pending: [Identifier: ExportTrail] = [:]
    var gate = ControlGate()
    try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
      try gate.take(result, session, state)
      switch result {
      case .failure: return
      case .success(let event):
        subjects[event.statement.item]?.take(event, keepsClaims: keepsClaims)
        consents.take(event)
        switch event.action {
        case .exportAuthorised: pending[event.statement.item] = ExportTrail(event)
        case .exportCompleted: pending[event.statement.item]?.take(event)
        case .exportAborted: pending[event.statement.item] = nil
        default: break
        }
      }
    }
    if let failure = gate.closedBy {
      throw VaultError(
        .consentForbids,
        "Entry \(failure.index) of the log is a control event that cannot be read (\(ObjectStore.path(of: failure.object))). It might forbid this export.",
        safe: "Nothing left the vault.",
        next: ReadingObstacle(session).nextForControl)
    }
    size = state.head.size
    self.subjects = subjects
    self.consents = consents.facts(unread: gate.unreadOrdinary)
    self.pending = pending
  }
}
