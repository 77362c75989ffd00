/// What one consent says to a question.
struct GrantAnswer {
  let version: ConsentVersion
  let rule: ConsentRule
  let words: String
  let records: [String]

  /// Of several consents, the one that came nearest speaks.
  var rank: Int {
    let order: [ConsentRule] = [
      .notGranted, .notYet, .doubted, .expired, .withdrawn, .incomplete, .secondMember, .granted,
    ]
    return order.firstIndex(of: rule) ?? 0
  }

  init(_ version: ConsentVersion, _ question: ConsentQuestion, _ taken: [RecordedWithdrawal]) {
    self.version = version
    var decided: (ConsentRule, String) = (.granted, "")
    var records = [version.id]
    guard let record = version.record else {
      (rule, words, self.records) = (.notGranted, "the consent \(version.id) cannot be understood.", records)
      return
    }
    if let missing = Self.missing(question, in: record) {
      decided = (.notGranted, "the consent \(version.id) does not cover \(missing).")
    } else if let given = record.date.seconds, given > question.moment {
      decided = (.notYet, "the consent \(version.id) is dated later (\(record.date)).")
    } else if let found = taken.first(where: { $0.takesBack(record, at: version.place) }) {
      decided = (
        .withdrawn, "what the consent \(version.id) allowed was taken back (\(found.id), \(found.withdrawal.date))."
      )
      records.insert(found.id, at: 0)
    } else if let expires = record.expires, expires.hasBegun(at: question.moment) {
      decided = (.expired, "the consent \(version.id) ended (\(expires)).")
    } else if version.isIncomplete {
      decided = (
        .incomplete,
        "the consent \(version.id) is incomplete: its form is not in the vault yet, nor a recording on which they agree."
      )
    } else if version.isDoubted, !version.isApproved(for: question) {
      decided = (
        .doubted,
        "the consent \(version.id) was recorded by a member who was suspended for that time. A second member must approve it."
      )
    } else if !version.isSettled(for: question) {
      decided = (
        .secondMember,
        "you recorded the consent \(version.id) yourself less than 72 hours ago. A second member must approve it."
      )
    }
    (rule, words, self.records) = (decided.0, decided.1, records)
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
  private static func missing(_ question: ConsentQuestion, in record: ConsentRecord) -> String? {
    var fitting = record.grants.filter { $0.activity == question.activity }
    guard !fitting.isEmpty else { return "the activity \(question.activity.rawValue)" }
    guard let purpose = question.purpose else { return "a purpose that was not stated" }
    fitting = fitting.filter { $0.purposes.contains(purpose) }
    guard !fitting.isEmpty else { return "the purpose \(purpose.rawValue)" }
    fitting = fitting.filter { question.reaches($0.recipients) }
    guard !fitting.isEmpty else {
      let classes = question.recipientClasses.map(\.description).sorted().joined(separator: ", ")
      let name = question.recipient?.description ?? "that was not stated"
      return "the recipient \(name) (\(classes.isEmpty ? "no class was stated" : classes))"
    }
    fitting = fitting.filter { question.effectiveForm <= $0.form }
    guard !fitting.isEmpty else { return "the form \(question.effectiveForm.rawValue)" }
    for scope in question.dataScope.sorted() where !fitting.contains(where: { $0.dataScope.contains(scope) }) {
      return "the data \(scope.rawValue)"
    }
    return nil
  }
}
