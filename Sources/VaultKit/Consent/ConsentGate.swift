internal import Consent
internal import Custody

/// Whether items may leave: everybody they come from must have agreed, for this office, purpose and form, to what is seen. The default is no.
struct ConsentGate {
  private let session: UnlockedVault
  private let facts: ConsentFacts
  private let moment: Timestamp
  /// What whoever receives it can put together with this.
  private let earlier: EarlierDisclosures

  /// - Parameters:
  ///   - earlier: what the recipient received before.
  ///   - moment: when it is asked for.
  init(
    _ session: UnlockedVault, _ facts: ConsentFacts, beside earlier: EarlierDisclosures = EarlierDisclosures(),
    at moment: Timestamp = .now
  ) {
    self.session = session
    self.facts = facts
    self.earlier = earlier
    self.moment = moment
  }

  /// What is asked of the people that an item comes from, and the answer.
  /// - Parameters:
  ///   - shown: what is seen of them beside what the use says.
  ///   - activity: nil for the one that the use has.
  func decide(
    _ item: Identifier, showing shown: Set<DataScope>, for use: IntendedUse, to recipient: String?,
    activity: ConsentActivity? = nil, in rosters: RosterHistory
  ) -> (question: ConsentQuestion, decision: ConsentDecision) {
    let (subject, isMedical) = facts.subject(item)
    let scope = shown.union(use.shows).union(isMedical && shown.contains(.content) ? [.medical] : [])
    var question = ConsentQuestion(
      activity: activity ?? use.activity(to: recipient), purpose: use.purpose,
      recipient: recipient.map { RecipientName($0) },
      recipientClasses: Set(use.recipientClasses.map { RecipientName($0) }), dataScope: scope, form: use.form,
      moment: moment.seconds, affirmed: use.affirmed, asker: session.identity.signer.kid,
      canBeApproved: ConsentApproval.isPossible(beside: session.member, in: rosters, at: moment))
    question.otherNames = earlier.names
    return (question, facts.rules.decide(question, about: subject))
  }

  /// What of an export may not leave: what is refused by itself, and then what is refused beside the rest.
  func refused(_ subjects: [ExportSubject], _ request: ExportRequest, in rosters: RosterHistory) -> Set<Identifier> {
    var refused: Set<Identifier> = []
    var isTogether = false
    while true {
      let rest = subjects.filter { !refused.contains($0.item) }
      let found = decisions(rest, request, isTogether: isTogether, in: rosters).filter { !$0.decision.isAllowed }
      if found.isEmpty, isTogether { return refused }
      refused.formUnion(found.map(\.subject.item))
      isTogether = isTogether || found.isEmpty
    }
  }

  /// - Parameter isTogether: whether each is asked for with what the others show of its people.
  private func decisions(
    _ subjects: [ExportSubject], _ request: ExportRequest, isTogether: Bool = true, in rosters: RosterHistory
  ) -> [(subject: ExportSubject, shows: Set<DataScope>, decision: ConsentDecision)] {
    let isStated = !request.recipient.isEmpty && request.recipient != ExportRequest.notStated
    var known = earlier
    // Whoever is asked for the claim is asked for the schedule: it names people whom no intake does.
    let exhibits = request.namesSources ? Set(request.items) : []
    let asked = subjects.map { subject in
      let seen = (subject.shown?.scope(disclosing: request.disclosed, payload: request.includesPayloads) ?? [])
        .union(subject.embedded).union(exhibits.contains(subject.item) ? ShownData.ofSource : [])
      let (found, isMedical) = facts.subject(subject.item)
      return (
        subject: subject, seen: seen.union(isMedical && seen.contains(.content) ? [.medical] : []),
        persons: found.persons
      )
    }
    if isTogether { for one in asked { known.note(one.seen, of: one.persons) } }
    return asked.map { one in
      let (question, decision) = decide(
        one.subject.item, showing: one.seen.union(known.scope(of: one.persons)), for: request.use,
        to: isStated ? request.recipient : nil, in: rosters)
      return (one.subject, question.dataScope, decision)
    }
  }

  /// Lets all of an export leave, or nothing.
  func require(_ subjects: [ExportSubject], _ request: ExportRequest, in rosters: RosterHistory) throws(VaultError)
    -> ConsentBasis
  {
    var basis = ConsentBasis()
    let found = decisions(subjects, request, in: rosters)
    for one in found where one.decision.isAllowed { basis.take(one.decision) }
    let refused = found.filter { !$0.decision.isAllowed }
    guard refused.isEmpty else {
      let (rows, ways) = (ExportRefusals(request), ways(subjects, request, in: rosters))
      let parts = refused.map { subject, shows, decision in
        rows.consent(
          subject, decision, shows: shows,
          mend: Self.advice(subject.item, decision, isExhibit: request.dossier != nil, way: ways[subject.item]))
      }
      throw .refusing(parts, offersLeavingOut: request.offersLeavingOut)
    }
    try requireCited(request.consents, basis)
    return basis
  }

  /// What would let each of these leave.
  private func ways(
    _ subjects: [ExportSubject], _ request: ExportRequest, in rosters: RosterHistory
  ) -> [Identifier: ConsentWay] {
    ConsentWay.found(beside: request.use.affirmed, namesSource: request.namesSources) { withholdsSource, affirmed in
      var asked = request
      if withholdsSource { asked.disclosed.remove(ConsentWay.source) }
      asked.use.affirmed = affirmed
      return decisions(subjects, asked, in: rosters).map { ($0.subject.item, $0.decision) }
    }
  }

  /// Refuses a consent that was cited and decides nothing.
  private func requireCited(_ cited: [Identifier], _ basis: ConsentBasis) throws(VaultError) {
    for consent in cited where !basis.records.contains(consent.description) {
      let records = facts.versions.filter {
        $0.record.map {
          [$0.form, $0.recording].contains(consent.description) || facts.photographs(of: $0.form).contains(consent)
        } ?? false
      }
      if records.contains(where: { basis.records.contains($0.id) }) { continue }
      throw VaultError(
        .consentForbids, "\(consent) is no consent that covers what is to leave.", safe: "Nothing left the vault.",
        next: facts.isItem(consent)
          ? "A form says nothing by itself: write down what the person agreed to, and name the form there: evault consent record"
          : "See: evault consent show \(consent)")
    }
  }

  /// What to do about a refusal.
  /// - Parameters:
  ///   - isExhibit: whether a dossier and its profile say what for.
  ///   - way: what would let it leave.
  static func advice(
    _ item: Identifier, _ decision: ConsentDecision, isExhibit: Bool = false, way: ConsentWay? = nil
  ) -> String {
    let advice = self.advice(item, decision, isExhibit, affirming: way?.affirms ?? [])
    guard let besides = way?.advice else { return advice }
    return "\(besides). \(decision.rule.isLapse ? advice : "Else \(out(item, isExhibit))")"
  }

  private static func out(_ item: Identifier, _ isExhibit: Bool) -> String {
    isExhibit ? "take it out: evault dossier drop NUMBER --reason WHY" : "leave \(item) out"
  }

  private static func advice(
    _ item: Identifier, _ decision: ConsentDecision, _ isExhibit: Bool, affirming conditions: [String]
  ) -> String {
    let out = out(item, isExhibit)
    let affirms = (conditions.isEmpty ? decision.unaffirmed : conditions).map { "--affirm \($0)" }
    return switch decision.rule {
    case .held: "See who ordered it: evault hold list. Only lifting the hold lets \(item) leave; else leave it out."
    case .noPerson, .noConsent:
      "Bring the signed form in (evault add --type consent), and write down what the person agreed to: evault consent record. Without consent, leave \(item) out."
    case .condition:
      "Where it holds, affirm it: \(affirms.joined(separator: " ")). Else leave \(item) out."
    case .withheld:
      "Leave \(item) out. Only a newer description without the marking withhold lets it leave: evault record amend"
    case .secondMember, .doubted:
      "Have another custodian or counsel look at it: evault consent approve \(decision.records.last ?? "RECORD")"
    case .incomplete:
      "Photograph the signed paper and bring it in: evault add --form \(decision.records.last ?? "NUMBER") PHOTO"
    case .notValid: "Ask the person again, and write down what they agree to as a new consent: evault consent record"
    case .notUnderstood: "A later version of the program may understand it. Else correct it: evault record amend"
    case .withdrawn:
      "They took it back: \(out). Nobody should be pressed to agree again; where they do of themselves: evault consent record"
    case .expired:
      "Ask the person again, and write down what they agree to now: evault consent record. Else \(out)"
    case .forbidden where decision.gaps == [.interview]:
      "They refused: \(out). Nobody should be pressed to agree; where they do of themselves, it is recorded as a consent that names the item: evault consent record"
    case .forbidden where !decision.gaps.isEmpty:
      isExhibit
        ? "See what they forbid: evault consent show \(item). Where the addressee is not said in full: evault dossier edit --at addressee. Else \(out)"
        : "Say it, and ask again: \(decision.gaps.compactMap(Self.option).joined(separator: " ")). What they forbid: evault consent show \(item)"
    case .noConsent where decision.gaps == [.interview]:
      "Where they agreed since, record it as a consent that names the item: evault consent record. Where a consent was there, the interview names it: evault record amend \(decision.records.last ?? "RECORD"). Else \(out)"
    case .forbidden:
      "They forbid it. Only a new consent of theirs that supersedes that one can allow it: evault consent record. Else \(out)"
    case .notGranted where isExhibit:
      "See what they agreed to: evault consent show \(item). Where the addressee is not the right one: evault dossier edit --at addressee. Else \(out)"
    case .notGranted: notGranted(item, decision, else: out)
    default: "See: evault consent show \(item)"
    }
  }

  /// The option that says what was left open.
  private static func option(_ gap: ConsentGap) -> String? {
    switch gap {
    case .purposeNotStated: "--for PURPOSE"
    case .recipientNotStated: "--recipient OFFICE"
    case .classNotStated: "--recipient-class CLASS"
    default: nil
    }
  }

  /// What to do where nothing that they agreed to covers one side of what is asked. Nobody is sent back to a witness for what an option mends.
  private static func notGranted(_ item: Identifier, _ decision: ConsentDecision, else out: String) -> String {
    let show = "evault consent show \(item)"
    let options = decision.gaps.compactMap(option)
    guard options.isEmpty else {
      return "Say what for and to whom: \(options.joined(separator: " ")). What they agreed to: \(show)"
    }
    return switch decision.gaps.first {
    case .form:
      "They agreed to a form that tells less. Where nothing that leaves says who they are: --form pseudonymous, without the claim source, and no sound or picture of them. Else \(out)"
    case .data(.name): "They did not agree that their name is seen: let the claim source stay. Else \(out)"
    case .data(let scope):
      "They did not agree that this is seen of them: \(scope.rawValue). A copy without it may leave once it is tied to this (evault derive). Else \(out)"
    default: "They agreed to something else, which this shows: \(show). Else \(out)"
    }
  }
}
