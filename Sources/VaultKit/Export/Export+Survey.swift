internal import Consent
internal import Custody
internal import EmbeddedMetadata

/// What is asked before anything is written.
extension Export {
  /// What is known before anything is written.
  struct Surveyed {
    let request: ExportRequest
    let subjects: [ExportSubject]
    let survey: ExportSurvey
    let basis: ConsentBasis
    /// What was found in the payloads; a refusal is told after that of consent.
    let inside: Result<EmbeddedBasis, VaultError>
  }

  func survey(
    _ request: ExportRequest, keepsClaims: Bool = false, checksTexts: Bool = true, asksMarkings: Bool = true,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> Surveyed {
    try ExportedBundles(session).requireRecipient(of: request)
    let state = try session.vault.state()
    let submission = [request.submission].compactMap(\.self)
    let others = submission + (request.dossier?.lineageSubjects ?? [])
    let survey = try ExportSurvey(session, state, items: request.items + others, keepsClaims: keepsClaims)
    func found(_ items: [Identifier]) throws(VaultError) -> [ExportSubject] {
      try items.map { item throws(VaultError) in
        guard let subject = survey.subjects[item], !subject.type.isEmpty else {
          throw try Inventory.absent(item, session)
        }
        return subject
      }
    }
    var subjects = try found(request.items)
    let earlier = try EarlierDisclosures(session, survey, request)
    let gate = ConsentGate(session, survey.consents, beside: earlier)
    // The finished text is asked about like any item: no evidence leaves as one.
    var texts = try found(submission)
    var request = request
    func leaveOut() {
      guard request.leavesOutRefused else { return }
      let refused = gate.refused(subjects, request, in: state.rosters)
      // Where nothing is left, the gate says why.
      guard refused.count < subjects.count else { return }
      request = request.without(refused)
      subjects.removeAll { refused.contains($0.item) }
    }
    func requireKnown() throws(VaultError) {
      let shown = (subjects + texts).map { subject in
        (
          seen: subject.embedded.union(
            subject.shown?.scope(disclosing: request.disclosed, payload: request.includesPayloads) ?? []),
          persons: survey.consents.subject(subject.item).subject.persons
        )
      }
      try earlier.requireKnown(shown, request)
    }
    leaveOut()
    try requireKnown()
    let markings = asksMarkings ? markings(request) : []
    var basis: ConsentBasis
    do throws(VaultError) { basis = try gate.require(subjects + texts, request, in: state.rosters) } catch {
      guard !error.refusals.isEmpty else { throw error }
      throw request.emptied(.refusing(markings + error.refusals, offersLeavingOut: request.offersLeavingOut))
    }
    guard markings.isEmpty else { throw .refusing(markings, offersLeavingOut: true) }
    // Opened only once people agreed to what is seen, and asked again with what was found.
    var inside = Result<EmbeddedBasis, VaultError>.success(EmbeddedBasis())
    if request.includesPayloads {
      let found = try inspections.inspect(
        subjects + texts, session, ExportSource(session, state), isInterrupted: isInterrupted)
      let hidden = EmbeddedGate(found: found, redacted: survey.consents.redacted)
      for place in subjects.indices { subjects[place].embedded = hidden.embedded(in: subjects[place]) }
      for place in texts.indices { texts[place].embedded = hidden.embedded(in: texts[place]) }
      inside = Result { () throws(VaultError) in try hidden.require(subjects + texts, request) }
      if (subjects + texts).contains(where: { !$0.embedded.isEmpty }), (try? inside.get()) != nil {
        leaveOut()
        try requireKnown()
        basis = try gate.require(subjects + texts, request, in: state.rosters)
        inside = Result { () throws(VaultError) in try hidden.require(subjects + texts, request) }
      }
    }
    if checksTexts, case .success = inside { try requireCitations(request) }
    return Surveyed(request: request, subjects: subjects, survey: survey, basis: basis, inside: inside)
  }

  /// Requests for the parts of one dossier, each told what the others leave out: the finished text of one speaks of exhibits of all.
  /// - Throws: what the gate says of a part; the refusal is recorded.
  public func together(_ requests: [ExportRequest]) throws(VaultError) -> [ExportRequest] {
    guard requests.count > 1, requests.contains(where: { $0.submission != nil && $0.leavesOutRefused }) else {
      return requests
    }
    var leftOut: Set<Int> = []
    for request in requests {
      do throws(VaultError) {
        try session.require(.export)
        leftOut.formUnion(try survey(request, checksTexts: false).request.leftOutNumbers)
      } catch {
        throw refused(request, error)
      }
    }
    return requests.map { request in
      var request = request
      request.leftOutElsewhere = leftOut
      return request
    }
  }

  /// What the profile keeps by its marking, unless that is left out.
  private func markings(_ request: ExportRequest) -> [ExportRefusal] {
    guard let plan = request.dossier, !request.leavesOutRefused else { return [] }
    return ExportRefusals.markings(plan.kept, plan.withheld)
  }

  /// What was found in the payloads, or why they stay; a refusal is recorded.
  func inside(_ found: Surveyed) throws(VaultError) -> EmbeddedBasis {
    do throws(VaultError) { return try found.inside.get() } catch {
      throw refused(found.request, error, consent: "embedded")
    }
  }
}
