internal import Consent
internal import Custody
internal import SelectiveDisclosure

/// Finds who already received what a withdrawal is about, from the events of exports.
struct Recalls {
  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// Every export that was not aborted, with items that come from the person, to which the withdrawal applies as far as can be told.
  func find(_ withdrawal: Withdrawal) throws(VaultError) -> [Recall] {
    var survey = ConsentSurvey()
    var trails: [Identifier: ExportTrail] = [:]
    let state = try session.vault.state()
    var gate = ControlGate()
    try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
      try gate.take(result, session, state)
      guard case .success(let event) = result else { return }
      survey.take(event)
      switch event.action {
      case .exportAuthorised: trails[event.statement.item] = ExportTrail(event)
      case .exportCompleted: trails[event.statement.item]?.take(event)
      case .exportAborted: trails[event.statement.item] = nil
      default: break
      }
    }
    if let failure = gate.closedBy {
      throw VaultError(
        .corrupt, "Entry \(failure.index) of the log is a control event that cannot be read: it might be an export.",
        next: "Run: evault check")
    }
    let facts = survey.facts(unread: gate.unreadOrdinary)
    return trails.values.sorted { $0.authorised.index < $1.authorised.index }
      .compactMap { recall($0, withdrawal, facts) }
  }

  private func recall(
    _ trail: ExportTrail, _ withdrawal: Withdrawal, _ facts: ConsentFacts
  ) -> Recall? {
    let event = trail.authorised
    let question = question(event)
    let rested = Set(event.disclosed["consent"]?.arrayValue?.compactMap(\.stringValue) ?? [])
    let isTheirs = facts.versions.contains {
      rested.contains($0.id) && $0.record?.pseudonym == withdrawal.pseudonym
    }
    let exhibits = ExportedBundle.exhibits(event).filter { _, item in
      // What was erased, or is not theirs to read, says no more whom it came from: the export says whose consent it rested on.
      if !facts.isItem(item) { return isTheirs }
      let subject = facts.subject(item).subject
      return subject.persons.contains(withdrawal.pseudonym)
        && facts.rules.applies(withdrawal, of: withdrawal.pseudonym, to: subject.related)
        && withdrawal.scope.forbids(question, about: subject.related)
    }
    guard !exhibits.isEmpty else { return nil }
    return Recall(
      export: trail.export, authorised: event.statement.recorded, isCompleted: trail.isCompleted,
      recipient: event.text("recipient") ?? "", purpose: event.text("purpose") ?? "", exhibits: exhibits)
  }

  /// What was done, as its authorisation says it; what it does not say may have been anything.
  private func question(_ event: CustodyEvent) -> ConsentQuestion {
    let use = event.disclosed["use"]?.objectValue
    let classes = use?["recipient_classes"]?.arrayValue?.compactMap { $0.stringValue.map { RecipientName($0) } } ?? []
    return ConsentQuestion(
      activity: use?["activity"]?.stringValue.flatMap(ConsentActivity.init(rawValue:)) ?? .share,
      purpose: use?["purpose"]?.stringValue.flatMap(ConsentPurpose.init(rawValue:)),
      recipient: event.text("recipient").flatMap { $0 == ExportRequest.notStated ? nil : RecipientName($0) },
      recipientClasses: Set(classes),
      dataScope: Set(DataScope.allCases), moment: event.statement.recorded.seconds, asker: event.signer.kid,
      canBeApproved: false)
  }
}
