/// What one person's consents forbid: refusals and conditions of all their versions, but those that a new consent of theirs took away.
struct ConsentProhibitions {
  private let applying: [ConsentChain]
  private let chains: ConsentChains
  private let taken: [RecordedWithdrawal]
  private let person: String

  /// - Parameters:
  ///   - applying: the person's consents that apply, in any of their versions.
  ///   - taken: withdrawals that cover the question.
  init(_ applying: [ConsentChain], _ chains: ConsentChains, _ taken: [RecordedWithdrawal], person: String) {
    self.applying = applying
    self.chains = chains
    self.taken = taken
    self.person = person
  }

  /// Where the person's records contradict themselves, or forbid what is asked.
  func refusal(_ question: ConsentQuestion, about subject: ConsentSubject) -> ConsentDecision? {
    for chain in applying where !isLifted(chain.last, of: chain, question, subject) {
      if let found = chain.last.record?.contradiction {
        return ConsentDecision(
          .contradiction,
          "The consent \(chain.id) of \(person) allows and forbids the same (grant \(found.grant + 1), refusal \(found.refusal + 1)).",
          records: [chain.id])
      }
    }
    let found = going(question, subject).flatMap { chain, version in
      (version.record?.refusals ?? []).filter { $0.forbids(question, about: subject.related) }
        .map { (chain: chain, isOld: version.place != chain.last.place, open: $0.open(in: question)) }
    }
    // What is forbidden for certain speaks before what might be.
    if let first = found.first(where: \.open.isEmpty) ?? found.first {
      let old =
        first.isOld
        ? ", in a version before it was corrected: only a new consent that supersedes it can allow this" : ""
      let words =
        first.open.isEmpty
        ? "\(person) forbids this in the consent \(first.chain.id)\(old)."
        : "This might be what \(person) forbids in the consent \(first.chain.id): \(Self.words(first.open))."
      return ConsentDecision(.forbidden, words, records: [first.chain.id], gaps: first.open)
    }
    if let circle = applying.first(where: chains.isCircular) {
      return ConsentDecision(
        .contradiction, "The consents of \(person) take each other's place in a circle (\(circle.id)).",
        records: applying.map(\.id))
    }
    return nil
  }

  /// What was left open, in words.
  private static func words(_ open: [ConsentGap]) -> String {
    let sides: [String] = open.compactMap { gap in
      switch gap {
      case .purposeNotStated: "what it is for"
      case .recipientNotStated: "to which office it goes"
      case .classNotStated: "of which class that office is"
      default: nil
      }
    }
    return "it was not said " + sides.joined(separator: ", nor ")
  }

  /// The words by which conditions are affirmed.
  func conditions(_ question: ConsentQuestion, about subject: ConsentSubject) -> Set<String> {
    Set(going(question, subject).flatMap { $0.chain.conditions(of: $0.version) })
  }

  /// The versions of which what they forbid goes on.
  private func going(
    _ question: ConsentQuestion, _ subject: ConsentSubject
  ) -> [(chain: ConsentChain, version: ConsentVersion)] {
    applying.flatMap { chain in
      chain.versions.filter { !isLifted($0, of: chain, question, subject) }.map { (chain, $0) }
    }
  }

  /// Whether a consent that took the place of this one took away what a version of it forbids: one of the same person, which covers all by itself, was recorded later and
  /// is dated no earlier, can be relied on, and counts now, unless another did the same to it.
  private func isLifted(
    _ version: ConsentVersion, of chain: ConsentChain, _ question: ConsentQuestion, _ subject: ConsentSubject
  ) -> Bool {
    chains.successors(of: chain).contains { other in
      guard let since = other.supersession(of: chain), version.place < since, other.person == person,
        let record = other.last.record, let given = record.date.seconds,
        given >= version.record?.date.seconds ?? version.recorded,
        chains.fault(of: other) == nil, other.last.isSettled(for: question),
        subject.uncovered(person, by: { record.covers([$0]) }) == nil
      else { return false }
      // Each step goes to a later place in the log, so that this ends.
      return GrantAnswer.obstacle(other, question, taken, fault: nil) == nil
        || isLifted(other.last, of: other, question, subject)
    }
  }
}
