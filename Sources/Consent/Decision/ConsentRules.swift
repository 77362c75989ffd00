/// All that people agreed to, forbade and took back, and the answer that follows from it. What nothing allows is refused.
///
///     let decision = ConsentRules(versions: versions, withdrawals: withdrawals).decide(question, about: subject)
public struct ConsentRules: Sendable {
  private let chains: [ConsentChain]
  private let withdrawals: [RecordedWithdrawal]
  private let unclear: [String]

  /// The rules that these records make.
  /// - Parameter unclear: withdrawals that could not be understood: each might forbid anything.
  public init(versions: [ConsentVersion], withdrawals: [RecordedWithdrawal], unclear: [String] = []) {
    chains = Dictionary(grouping: versions, by: \.id).values
      .map { ConsentChain(versions: $0.sorted { $0.place < $1.place }) }
      .sorted { $0.id < $1.id }
    self.withdrawals = withdrawals.map { [chains] found in
      found.judged(beside: chains.first { $0.id == found.withdrawal.consent })
    }
    self.unclear = unclear
  }

  /// Whether something may be done with an item. Everybody it comes from has to allow it.
  public func decide(_ question: ConsentQuestion, about subject: ConsentSubject) -> ConsentDecision {
    if let item = subject.withheld {
      return ConsentDecision(.withheld, "\(item) is marked to be withheld.")
    }
    if let first = subject.demands.first(where: { !question.affirmed.contains($0.word) }) {
      return ConsentDecision(.condition, "\(first.what) Affirm it as \(first.word).")
    }
    guard !subject.persons.isEmpty || !subject.unnamed.isEmpty else {
      return ConsentDecision(.notNeeded, "\(subject.item) comes from nobody whose consent is needed.")
    }
    if let record = unclear.first ?? chains.first(where: \.isUnclear)?.id {
      return ConsentDecision(
        .notUnderstood, "The record \(record) cannot be understood. It might forbid this.", records: [record])
    }
    if let first = subject.unnamed.first {
      return ConsentDecision(.noPerson, "\(first.item) \(first.why), and nothing says whose consent is needed.")
    }
    var records: Set<String> = []
    var remarks: [String] = []
    for person in subject.persons.sorted() {
      let decision = decide(question, about: subject, from: person)
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
    let own = chains.filter { $0.pseudonyms.contains(person) }
    let applying = own.filter { $0.covers(subject.related) }
    guard !applying.isEmpty else {
      let found = own.isEmpty ? "There is no consent of \(person)." : "The consents of \(person) are about other items."
      return ConsentDecision(.noConsent, found, records: own.map(\.id))
    }
    let replaced = Set(applying.compactMap { $0.last.record?.supersedes })
    let settled = Set(
      applying.filter { $0.last.isSettled(for: question) }.compactMap { $0.last.record?.supersedes })
    let forbidding = applying.filter { !settled.contains($0.id) }.flatMap { $0.forbidding(question) }
    if let refusal = refusal(question, about: subject.related, by: person, forbidding) { return refusal }
    let standing = applying.filter { !replaced.contains($0.id) }
    guard !standing.isEmpty else {
      return ConsentDecision(
        .contradiction, "The consents of \(person) replace each other in a circle.", records: applying.map(\.id))
    }
    let taken = withdrawals.filter {
      concerns($0, person, applying) && $0.withdrawal.scope.forbids(question, about: subject.related)
    }
    let answers = standing.map { GrantAnswer($0.last, question, taken) }
    guard let best = answers.max(by: { $0.rank < $1.rank }) else {
      return ConsentDecision(.noConsent, "There is no consent of \(person).")
    }
    let granting = answers.filter { $0.rule == .granted }
    guard !granting.isEmpty else {
      return ConsentDecision(best.rule, "\(person): \(best.words)", records: best.records)
    }
    let missing = Set((forbidding + granting.map(\.version)).flatMap(\.conditions)).subtracting(question.affirmed)
      .sorted()
    guard missing.isEmpty else {
      return ConsentDecision(
        .condition, "\(person) agreed on a condition that was not affirmed: \(missing.joined(separator: ", ")).",
        records: granting.map(\.version.id))
    }
    return ConsentDecision(
      .granted, "\(person) allowed this.", records: granting.map(\.version.id),
      remarks: granting.flatMap { $0.remarks(question) })
  }

  /// Where somebody's records contradict themselves, or forbid what is asked.
  private func refusal(
    _ question: ConsentQuestion, about related: Set<String>, by person: String, _ versions: [ConsentVersion]
  ) -> ConsentDecision? {
    for version in versions {
      if let found = version.record?.contradiction {
        return ConsentDecision(
          .contradiction,
          "The consent \(version.id) of \(person) allows and forbids the same (grant \(found.grant + 1), refusal \(found.refusal + 1)).",
          records: [version.id])
      }
    }
    for version in versions
    where version.record?.refusals.contains(where: { $0.forbids(question, about: related) }) ?? false {
      return ConsentDecision(
        .forbidden, "\(person) forbids this in the consent \(version.id).", records: [version.id])
    }
    return nil
  }

  /// Whether a withdrawal is about something that this person's consents to the subject are about.
  private func concerns(_ found: RecordedWithdrawal, _ person: String, _ applying: [ConsentChain]) -> Bool {
    let cited = chains.first { $0.id == found.withdrawal.consent }
    guard found.withdrawal.pseudonym == person || cited?.pseudonyms.contains(person) ?? false else { return false }
    // A withdrawal of a consent that is not there takes back all.
    return cited == nil || applying.contains { $0.id == found.withdrawal.consent }
  }
}
