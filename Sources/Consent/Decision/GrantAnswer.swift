/// What one consent says to a question.
struct GrantAnswer {
  let version: ConsentVersion
  let rule: ConsentRule
  let words: String
  let records: [String]
  /// What of the question it does not cover, where that decided.
  let gaps: [ConsentGap]
  private let chain: ConsentChain
  /// Whether it was about something else from the beginning: another activity, purpose or recipient.
  private let isElsewhere: Bool

  /// Of several consents, the one that came nearest speaks. What was taken back or ended speaks before one that does not cover all that is seen, unless it
  /// was about something else.
  var rank: Int {
    if rule.isLapse, isElsewhere { return -1 }
    let order: [ConsentRule] = [
      .notGranted, .notYet, .doubted, .expired, .withdrawn, .notValid, .incomplete, .secondMember, .granted,
    ]
    return order.firstIndex(of: rule) ?? 0
  }

  /// - Parameters:
  ///   - taken: withdrawals that cover the question.
  ///   - fault: why it is no consent that counts.
  init(_ chain: ConsentChain, _ question: ConsentQuestion, _ taken: [RecordedWithdrawal], fault: String?) {
    self.chain = chain
    version = chain.last
    let missing = version.record.flatMap { Self.missing(question, in: $0) }
    isElsewhere = missing?.isElsewhere ?? false
    if version.record != nil, let found = Self.lapse(chain, question, taken) {
      (rule, words, records) = found
    } else if let missing {
      (rule, words) = (.notGranted, "the consent \(version.id) does not cover \(missing.side).")
      records = [version.id]
      gaps = missing.gaps
      return
    } else if let found = Self.obstacle(chain, question, taken, fault: fault) {
      (rule, words, records) = found
    } else {
      (rule, words, records) = (.granted, "", [version.id])
    }
    gaps = []
  }

  /// Whether it grants in spite of what an interview's record says.
  func stands(against answer: InterviewAnswer, about asked: String) -> Bool {
    rule == .granted && answer.gives(way: chain, about: asked)
  }

  /// What keeps a consent from counting now, whatever it grants; nil where nothing does.
  static func obstacle(
    _ chain: ConsentChain, _ question: ConsentQuestion, _ taken: [RecordedWithdrawal], fault: String?
  ) -> (rule: ConsentRule, words: String, records: [String])? {
    let version = chain.last
    let name = "the consent \(version.id)"
    guard let record = version.record else { return (.notUnderstood, "\(name) cannot be understood.", [version.id]) }
    if let given = record.date.seconds, given > question.moment {
      return (.notYet, "\(name) is dated later (\(record.date)).", [version.id])
    }
    if let found = lapse(chain, question, taken) { return found }
    if let fault { return (.notValid, "\(name) is none that counts: \(fault).", [version.id]) }
    if version.isIncomplete {
      return (
        .incomplete,
        "\(name) is incomplete: its form is not in the vault as far as you can read it, nor a recording on which they agree.",
        [version.id]
      )
    }
    if version.isDoubted, !version.isApproved(for: question) {
      return (
        .doubted,
        "\(name) was recorded by a member who was suspended for that time. A second member must approve it.",
        [version.id]
      )
    }
    if !version.isSettled(for: question) {
      return (
        .secondMember, "you recorded \(name) yourself less than 72 hours ago. A second member must approve it.",
        [version.id]
      )
    }
    return nil
  }

  /// Whether what a consent allowed was taken back, or has ended.
  private static func lapse(
    _ chain: ConsentChain, _ question: ConsentQuestion, _ taken: [RecordedWithdrawal]
  ) -> (rule: ConsentRule, words: String, records: [String])? {
    let version = chain.last
    let name = "the consent \(version.id)"
    if let found = taken.first(where: { $0.takesBack(chain) }) {
      return (
        .withdrawn, "what \(name) allowed was taken back (\(found.id), \(found.withdrawal.date)).",
        [found.id, version.id]
      )
    }
    if let expires = version.record?.expires, expires.hasBegun(at: question.moment) {
      return (.expired, "\(name) ended (\(expires)).", [version.id])
    }
    return nil
  }

  /// What to look at although it is allowed.
  func remarks(_ question: ConsentQuestion) -> [String] {
    var remarks: [String] = []
    if version.isFresh(for: question) {
      let approved = version.isApproved(for: question)
      remarks.append(
        "The consent \(version.id) was recorded by whoever exports, less than 72 hours ago; \(approved ? "a second member approved it." : "no second member is there to approve it.")"
      )
    }
    if let review = version.record?.review, review.hasBegun(at: question.moment) {
      remarks.append("The consent \(version.id) was to be reviewed (\(review)): ask the person again.")
    }
    return remarks
  }

  /// The first side of the question that no grant covers; nil where all are covered. Each kind of data may be covered by a grant of its own.
  private static func missing(
    _ question: ConsentQuestion, in record: ConsentRecord
  ) -> (side: String, isElsewhere: Bool, gaps: [ConsentGap])? {
    var fitting = record.grants.filter { $0.activity == question.activity }
    guard !fitting.isEmpty else { return ("the activity \(question.activity.rawValue)", true, [.activity]) }
    // What was granted for any purpose needs none to be stated.
    fitting = fitting.filter { grant in question.purpose.map(grant.purposes.contains) ?? (grant.purposes == .everything)
    }
    guard !fitting.isEmpty else {
      return question.purpose.map { ("the purpose \($0.rawValue)", true, [.purpose]) }
        ?? ("a purpose that was not stated", true, [.purposeNotStated])
    }
    fitting = fitting.filter { question.reaches($0.recipients) }
    guard !fitting.isEmpty else {
      let classes = question.recipientClasses.map(\.description).sorted().joined(separator: ", ")
      let open = question.openOfRecipient
      let name = question.recipient?.description ?? "that was not stated"
      return (
        "the recipient \(name) (\(classes.isEmpty ? "no class was stated" : classes))", true,
        open.isEmpty ? [.recipient] : open
      )
    }
    fitting = fitting.filter { question.effectiveForm <= $0.form }
    guard !fitting.isEmpty else { return ("the form \(question.effectiveForm.rawValue)", false, [.form]) }
    for scope in question.dataScope.sorted() where !fitting.contains(where: { $0.dataScope.contains(scope) }) {
      return ("the data \(scope.rawValue)", false, [.data(scope)])
    }
    return nil
  }
}
