internal import Consent
internal import Custody
internal import SelectiveDisclosure

/// One walk over the log for what people agreed to. It fails closed: a control event that cannot be read might be a withdrawal.
struct ConsentReading {
  let facts: ConsentFacts
  let state: VaultState
  /// What is seen of people in items, where an intake could be read.
  let shown: [Identifier: ShownData]
  /// Whether everything could be read: only then is what was not found not there.
  let isComplete: Bool

  /// - Parameter items: whose intakes are asked for.
  init(_ session: UnlockedVault, items: Set<Identifier> = []) throws(VaultError) {
    guard session.canReadControl else {
      throw VaultError(
        .notPermitted,
        "What people agreed to is sealed to the compartment \(Compartment.control), which you cannot open.",
        next: "Ask a custodian or counsel. From a field kit it comes home first: evault handoff offer")
    }
    let state = try session.vault.state()
    var survey = ConsentSurvey()
    var gate = ControlGate()
    var shown: [Identifier: ShownData] = [:]
    var isComplete = true
    try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
      try gate.take(result, session, state)
      switch result {
      case .failure: isComplete = false
      case .success(let event):
        survey.take(event)
        let item = event.statement.item
        if event.action == .ingested, items.contains(item), shown[item] == nil { shown[item] = ShownData(event) }
      }
    }
    if let failure = gate.closedBy {
      throw VaultError(
        .consentForbids,
        "Entry \(failure.index) of the log is a control event that cannot be read. It might forbid anything.",
        next: ReadingObstacle(session).nextForControl)
    }
    facts = survey.facts(unread: gate.unreadOrdinary)
    self.state = state
    self.shown = shown
    self.isComplete = isComplete
  }
}
