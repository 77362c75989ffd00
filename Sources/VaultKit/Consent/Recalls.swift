internal import Consent
internal import Custody
internal import SelectiveDisclosure

/// Finds who already received what a withdrawal is about, from the events of exports.
struct Recalls {
  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// Every export that was not aborted, with items that come from the person of one of the withdrawals, to which it applies as far as can be told.
  /// - Parameter withdrawals: nil for all that are recorded.
  func find(_ withdrawals: [Withdrawal]? = nil) throws(VaultError) -> [Recall] {
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
      .compactMap { recall($0, withdrawals ?? facts.withdrawals.map(\.withdrawal), facts) }
  }

  private func recall(
    _ trail: ExportTrail, _ withdrawals: [Withdrawal], _ facts: ConsentFacts
  ) -> Recall? {
    let event = trail.authorised
    let question = question(event)
    let rested = Set(event.disclosed["consent"]?.arrayValue?.compactMap(\.stringValue) ?? [])
    let persons = Set(facts.versions.compactMap { rested.contains($0.id) ? $0.record?.pseudonym : nil })
    func isTouched(_ item: Identifier) -> Bool {
      // What was erased, or is not theirs to read, says no more whom it came from: the export says whose consent it rested on.
      guard facts.isItem(item) else { return withdrawals.contains { persons.contains($0.pseudonym) } }
      let subject = facts.subject(item).subject
      return withdrawals.contains { withdrawal in
        subject.persons.contains(withdrawal.pseudonym)
          && facts.rules.applies(withdrawal, of: withdrawal.pseudonym, to: subject.related)
          && withdrawal.scope.forbids(question, about: subject.related)
      }
    }
    let exhibits = ExportedBundle.exhibits(event).filter { isTouched($0.item) }
    let includesSubmission = ExportedBundle.submission(event).map(isTouched) ?? false
    guard !exhibits.isEmpty || includesSubmission else { return nil }
    return Recall(
      export: trail.export, authorised: event.statement.recorded, isCompleted: trail.isCompleted,
      recipient: event.text("recipient") ?? "", purpose: event.text("purpose") ?? "", exhibits: exhibits,
      includesSubmission: includesSubmission)
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
