/// All that people agreed to, forbade and took back, and the answer that follows from it. What nothing allows is refused.
///
///     let decision = ConsentRules(versions: versions, withdrawals: withdrawals).decide(question, about: subject)
public struct ConsentRules: Sendable {
  private let chains: ConsentChains
  private let withdrawals: [RecordedWithdrawal]
  private let unclear: [String]

  /// The rules that these records make.
  /// - Parameter unclear: withdrawals that could not be understood: each might forbid anything.
  public init(versions: [ConsentVersion], withdrawals: [RecordedWithdrawal], unclear: [String] = []) {
    let chains = ConsentChains(versions)
    self.chains = chains
    self.withdrawals = withdrawals.map { $0.judged(beside: chains[$0.withdrawal.consent]) }
    self.unclear = unclear
  }

  /// Whether something may be done with an item. Everybody it comes from has to allow it.
  public func decide(_ question: ConsentQuestion, about subject: ConsentSubject) -> ConsentDecision {
    let asked = subject.persons.sorted().map { decide(question, about: subject, from: $0) }
    // Nothing that whoever asks could mend stands before what somebody took back, or what has ended.
    if let lapsed = asked.first(where: { $0.rule == .withdrawn }) ?? asked.first(where: \.rule.isLapse) {
      return lapsed
    }
    if let item = subject.withheld {
      return ConsentDecision(.withheld, "\(item) is marked to be withheld.")
    }
    if let held = subject.held {
      return ConsentDecision(.held, "\(held.item) is under the hold \(held.hold), which keeps it in the vault.")
    }
    let demands = subject.demands.filter { !question.affirmed.contains($0.word) }
    guard demands.isEmpty else {
      let words = demands.map { "\($0.what) Affirm it as \($0.word)." }.joined(separator: " ")
      return ConsentDecision(.condition, words, unaffirmed: demands.map(\.word))
    }
    guard !subject.persons.isEmpty || !subject.unnamed.isEmpty else {
      return ConsentDecision(
        .notNeeded, "\(subject.item) comes from nobody whose consent is needed.",
        remarks: subject.remarks)
    }
    if let record = unclear.first ?? chains.all.first(where: \.isUnclear)?.id {
      return ConsentDecision(
        .notUnderstood, "The record \(record) cannot be understood. It might forbid this.", records: [record])
    }
    if let first = subject.unnamed.first {
      return ConsentDecision(.noPerson, "\(first.item) \(first.why), and nothing says whose consent is needed.")
    }
    var records: Set<String> = []
    var remarks = subject.remarks
    for decision in asked {
      guard decision.isAllowed else { return decision }
      records.formUnion(decision.records)
      remarks += decision.remarks
    }
    let who = subject.persons.sorted().joined(separator: ", ")
    return ConsentDecision(
      .granted, "\(who) allowed this (\(records.sorted().joined(separator: ", "))).", records: records.sorted(),
      remarks: remarks)
  }

  private func decide(
    _ question: ConsentQuestion, about subject: ConsentSubject, from person: String
  ) -> ConsentDecision {
    let own = chains.all.filter { $0.pseudonyms.contains(person) }
    let applying = own.filter { $0.touches(subject.related) }
    let taken = withdrawals.filter {
      applies($0.withdrawal, of: person, to: subject.related)
        && $0.withdrawal.scope.forbids(question, about: subject.related)
    }
    let standing = applying.filter {
      $0.person == person && chains.successors(of: $0).isEmpty && $0.last.record?.covers(subject.related) ?? false
    }
    let answers = standing.map { GrantAnswer($0, question, taken, fault: chains.fault(of: $0)) }
    let granting = answers.filter { $0.rule == .granted }
    let lacking = lacking(answers, of: person, subject)
    if let lacking, lacking.rule.isLapse { return lacking }
    let said = subject.interviews.filter { $0.person == person }
    if let refusal = interviewRefusal(said, answers, subject) { return refusal }
    guard !applying.isEmpty else {
      let found = own.isEmpty ? "There is no consent of \(person)." : "The consents of \(person) are about other items."
      return ConsentDecision(.noConsent, found, records: own.map(\.id))
    }
    let prohibitions = ConsentProhibitions(applying, chains, taken, person: person)
    if let refusal = prohibitions.refusal(question, about: subject) { return refusal }
    guard !standing.isEmpty else {
      return ConsentDecision(.noConsent, whyNone(applying, of: person), records: applying.map(\.id))
    }
    if let lacking { return lacking }
    let missing = prohibitions.conditions(question, about: subject).subtracting(question.affirmed).sorted()
    guard missing.isEmpty else {
      return ConsentDecision(
        .condition, "\(person) agreed on a condition that was not affirmed: \(missing.joined(separator: ", ")).",
        records: granting.map(\.version.id), unaffirmed: missing)
    }
    return ConsentDecision(
      .granted, "\(person) allowed this.", records: granting.map(\.version.id),
      remarks: granting.flatMap { $0.remarks(question) } + minorRemarks(said, granting))
  }

  /// What the record of an interview keeps in, where no consent that grants the question stands against it; refusals first.
  private func interviewRefusal(
    _ said: [InterviewAnswer], _ answers: [GrantAnswer], _ subject: ConsentSubject
  ) -> ConsentDecision? {
    let going = said.filter { one in !answers.contains { $0.stands(against: one, about: subject.item) } }
    if let refused = going.first(where: { $0.kind == .refused }) {
      return ConsentDecision(
        .forbidden,
        "\(refused.person) refused, as the record \(refused.record) of the interview says of \(refused.item), and no later consent of theirs that names it allows this.",
        records: [refused.record], gaps: [.interview])
    }
    guard let open = going.first(where: { $0.kind != .minor }) else { return nil }
    // Without any consent that would do, that is what is missing.
    guard answers.contains(where: { $0.rule == .granted }) else { return nil }
    return ConsentDecision(
      .noConsent,
      "The record \(open.record) of the interview says of \(open.item) that \(open.person) was not asked or that it is not known, and no consent of theirs that allows this names it or was given after that day.",
      records: [open.record], gaps: [.interview])
  }

  /// Where somebody under age decided alone.
  private func minorRemarks(_ said: [InterviewAnswer], _ granting: [GrantAnswer]) -> [String] {
    guard let minor = said.first(where: { $0.kind == .minor }) else { return [] }
    return granting.filter { [nil, .own].contains($0.version.record?.capacity) }.map {
      "\(minor.person) was under age, as the record \(minor.record) of the interview says, and nobody decided with them in the consent \($0.version.id)."
    }
  }

  /// The grants of a person's consents by which something of theirs may leave, and which nothing took back whole.
  public func remaining(of person: String) -> [RemainingGrant] {
    chains.all.filter { $0.person == person && chains.successors(of: $0).isEmpty && chains.fault(of: $0) == nil }
      .flatMap { chain -> [RemainingGrant] in
        guard let record = chain.last.record else { return [] }
        let taken = withdrawals.filter { $0.takesBack(chain) && reaches($0.withdrawal, chain, of: person) }
        return record.grants.filter { grant in
          grant.activity.leaves && !taken.contains { $0.withdrawal.scope.takesAll(of: grant, on: record.items) }
        }
        .map { RemainingGrant(consent: chain.id, items: record.items, grant: $0) }
      }
  }

  /// Whether a withdrawal is about a consent, or about items of it.
  private func reaches(_ withdrawal: Withdrawal, _ chain: ConsentChain, of person: String) -> Bool {
    guard withdrawal.pseudonym == person else { return false }
    guard let named = chains[withdrawal.consent] else { return true }
    return chains.family(of: named).contains { $0.id == chain.id || $0.meets(chain) }
  }

  /// What is said where the consents that grant do not cover all that an item comes from: who is about it, and came nearest, speaks. Nil where they do, or
  /// where there are none.
  private func lacking(_ answers: [GrantAnswer], of person: String, _ subject: ConsentSubject) -> ConsentDecision? {
    guard !answers.isEmpty else { return nil }
    let granting = answers.filter { $0.rule == .granted }
    let uncovered = subject.uncovered(person) { item in
      granting.contains { $0.version.record?.covers([item]) ?? false }
    }
    guard let uncovered else { return nil }
    let others = answers.filter { $0.rule != .granted }
    let near = granting.isEmpty ? others : others.filter { $0.version.record?.covers([uncovered]) ?? false }
    guard let best = near.max(by: { $0.rank < $1.rank }) else {
      return ConsentDecision(
        .noConsent,
        "\(subject.item) comes from \(uncovered), and no consent of \(person) that allows this is about that.",
        records: granting.map(\.version.id))
    }
    var words = "\(person): \(best.words)"
    // Whoever agreed anew since is not passed over.
    if best.rule.isLapse, let anew = near.filter({ !$0.rule.isLapse }).max(by: { $0.rank < $1.rank }) {
      words += " Besides, \(anew.words)"
    }
    return ConsentDecision(best.rule, words, records: best.records, gaps: best.gaps)
  }

  /// Why none of a person's consents stands, though they are about the item.
  private func whyNone(_ applying: [ConsentChain], of person: String) -> String {
    if let mixed = applying.first(where: { $0.person == nil }) {
      return "The consent \(mixed.id) was corrected into one of another person: it allows nothing. Record a new one."
    }
    if let old = applying.first(where: { !chains.successors(of: $0).isEmpty }),
      let new = chains.successors(of: old).first
    {
      return "The consent \(new.id) took the place of \(old.id), and no consent of \(person) that stands is about this."
    }
    return "The consents of \(person) are about other items, as they were corrected."
  }

  /// Whether a withdrawal is about something that this person's consents to the items are about: it names one that applies to them in any version, or one
  /// that took the place of such a one, or whose place that took. A withdrawal of a consent that is not there takes back all.
  public func applies(_ withdrawal: Withdrawal, of person: String, to items: Set<String>) -> Bool {
    guard let named = chains[withdrawal.consent] else { return withdrawal.pseudonym == person }
    guard withdrawal.pseudonym == person || named.pseudonyms.contains(person) else { return false }
    return chains.family(of: named).contains { $0.touches(items) }
  }
}
