import Consent
import SelectiveDisclosure
import Testing

@Suite struct DecisionTests {
  static let grants: [DecisionCase] = [
    DecisionCase("all sides are granted", .granted),
    DecisionCase("nobody's consent is needed", .notNeeded, { [] }, ask: { $1.persons = [] }),
    DecisionCase("there is no consent", .noConsent, { [] }),
    DecisionCase("a consent of somebody else", .noConsent, { [try Witness.version("c", [("pseudonym", "P-9")])] }),
    DecisionCase(
      "a consent that is about other items", .noConsent, { [try Witness.version("c", [("items", ["other"])])] }),
    DecisionCase("a consent that names the item", .granted, { [try Witness.version("c", [("items", ["item-1"])])] }),
    DecisionCase(
      "a consent that names what the item was made from", .granted,
      { [try Witness.version("c", [("items", ["parent"])])] }, ask: { Witness.made(&$1, from: ["parent"]) }),
    DecisionCase("nothing says from whom it comes", .noPerson, ask: { $1.unnamed = [("item-0", "names a source")] }),
    DecisionCase("two people, and one did not agree", .noConsent, ask: { $1.persons.insert("P-105") }),
    DecisionCase("it is marked to be withheld", .withheld, ask: { $1.withheld = "parent" }),
    DecisionCase("a hold keeps in what it comes from", .held, ask: { $1.held = ("parent", "hold-1") }),
    DecisionCase(
      "a hold keeps it in, and it comes from nobody", .held, { [] },
      ask: {
        $1.persons = []
        $1.held = ("item", "hold-1")
      }),
    DecisionCase(
      "it is marked to be withheld, and comes from nobody", .withheld, { [] },
      ask: {
        $1.withheld = "parent"
        $1.persons = []
      }),
    DecisionCase(
      "whoever gave it must agree first", .condition, ask: { $1.demands = [("word", "Somebody must agree.")] }),
    DecisionCase("another activity", .notGranted, ask: { question, _ in question.activity = .publish }),
    DecisionCase("another purpose", .notGranted, ask: { question, _ in question.purpose = .advocacy }),
    DecisionCase("no purpose was said", .notGranted, ask: { question, _ in question.purpose = nil }),
    DecisionCase("another office", .notGranted, ask: { question, _ in question.recipient = RecipientName("Office 8") }),
    DecisionCase("no office was said", .notGranted, ask: { question, _ in question.recipient = nil }),
    DecisionCase(
      "an office of a class that is granted", .granted,
      ask: { question, _ in
        question.recipient = RecipientName("Office 8")
        question.recipientClasses = [RecipientName("Prosecutor")]
      }),
    DecisionCase("other data", .notGranted, ask: { question, _ in question.dataScope = [.content, .medical] }),
    DecisionCase(
      "all data that is granted", .granted, ask: { question, _ in question.dataScope = [.content, .voice] }),
    DecisionCase(
      "each kind of data by a grant of its own", .granted,
      {
        var face = Witness.share.objectValue ?? JSONObject()
        face["data_scope"] = ["face"]
        return [try Witness.version("c", [("grants", [Witness.share, .object(face)])])]
      }, ask: { question, _ in question.dataScope = [.content, .face] }),
    DecisionCase(
      "a form that tells more", .notGranted,
      {
        var hidden = Witness.share.objectValue ?? JSONObject()
        hidden["form"] = "pseudonymous"
        return [try Witness.version("c", [("grants", [.object(hidden)])])]
      }, ask: { question, _ in question.form = .identified }),
    DecisionCase(
      "a voice tells who it is, whatever form is said", .notGranted,
      {
        var hidden = Witness.share.objectValue ?? JSONObject()
        hidden["form"] = "pseudonymous"
        return [try Witness.version("c", [("grants", [.object(hidden)])])]
      }, ask: { question, _ in question.dataScope = [.voice] }),
    DecisionCase("nothing of the person is seen", .granted, ask: { question, _ in question.dataScope = [] }),
    DecisionCase("nothing was agreed to", .notGranted, { [try Witness.version("c", [("grants", [])])] }),
  ]

  static let paper: [DecisionCase] = [
    .incomplete("its form is not there", .incomplete, { [try Witness.version("c", [("form", "c")])] }),
    .incomplete(
      "its form is not there, and it forbids", .forbidden,
      { [try Witness.version("c", [("form", "c"), ("grants", []), ("refusals", [["activity": "share"]])])] }),
    .incomplete(
      "its form is not there, though somebody approved it", .incomplete,
      { [try Witness.version("c", [("form", "c")], approvers: ["kid-other"])] }),
    .incomplete(
      "another consent is whole", .granted,
      { [try Witness.version("c", [("form", "c")]), try Witness.version("d", place: 6)] }),
    .incomplete(
      "it takes the place of a refusal, and its form is not there", .forbidden,
      {
        [
          try Witness.version("c", [("refusals", [["activity": "share"]]), ("grants", [])]),
          try Witness.version("d", [("form", "d"), ("version", 2), ("supersedes", "c")], place: 6),
        ]
      }),
    .incomplete(
      "a correction waits for its form: what stood before forbids", .forbidden,
      {
        [
          try Witness.version("c", [("refusals", [["activity": "share"]]), ("grants", [])]),
          try Witness.version("c", [("form", "c")], place: 6),
        ]
      }),
    .incomplete(
      "it does not cover what is asked", .notGranted, { [try Witness.version("c", [("form", "c")])] },
      ask: { question, _ in question.activity = .publish }),
  ]

  static let limits: [DecisionCase] = [
    DecisionCase("it has ended", .expired, { [try Witness.version("c", [("expires", "2026-11-03")])] }),
    DecisionCase(
      "it ends tomorrow, where that day has begun somewhere", .granted,
      { [try Witness.version("c", [("expires", "2026-11-05")])] }),
    DecisionCase(
      "it was agreed to later", .notYet, { [try Witness.version("c", [("date", "2026-11-03T15:00:00+02:00")])] }),
    DecisionCase("a condition", .condition, { [try Witness.version("c", [("conditions", ["no_death_penalty"])])] }),
    DecisionCase(
      "a condition that is affirmed", .granted, { [try Witness.version("c", [("conditions", ["no_death_penalty"])])] },
      ask: { question, _ in question.affirmed = ["no_death_penalty"] }),
    DecisionCase(
      "a condition in words", .condition,
      { [try Witness.version("c", [("conditions", ["no_death_penalty", ["text": "Not before spring."]])])] },
      ask: { question, _ in question.affirmed = ["no_death_penalty", "c:1"] }),
    DecisionCase(
      "a condition in words that is affirmed", .granted,
      { [try Witness.version("c", [("conditions", ["no_death_penalty", ["text": "Not before spring."]])])] },
      ask: { question, _ in question.affirmed = ["no_death_penalty", "c:2"] }),
    DecisionCase(
      "the condition of another consent of theirs counts too", .condition,
      { [try Witness.version(), try Witness.version("c2", [("grants", []), ("conditions", ["no_death_penalty"])])] }),
    DecisionCase(
      "a refusal", .forbidden,
      {
        [
          try Witness.version(
            "c",
            [
              ("refusals", [["activity": "share", "recipients": ["prosecutor "], "purposes": ["icc"]]]), ("grants", []),
            ]), try Witness.version(),
        ]
      },
      ask: { question, _ in
        question.purpose = .icc
        question.recipientClasses = [RecipientName("prosecutor")]
      }),
    DecisionCase(
      "a refusal of a class, and no class was said", .forbidden,
      {
        [
          try Witness.version(),
          try Witness.version("c2", [("grants", []), ("refusals", [["activity": "share", "recipients": ["press"]]])]),
        ]
      },
      ask: { question, _ in question.recipientClasses = [] }),
    DecisionCase(
      "a refusal of another class", .granted,
      {
        [
          try Witness.version(),
          try Witness.version("c2", [("grants", []), ("refusals", [["activity": "share", "recipients": ["press"]]])]),
        ]
      }),
    DecisionCase(
      "a refusal of other data", .granted,
      {
        [
          try Witness.version(),
          try Witness.version("c2", [("grants", []), ("refusals", [["activity": "share", "data_scope": ["face"]]])]),
        ]
      }),
    DecisionCase(
      "it allows and forbids the same", .contradiction,
      { [try Witness.version("c", [("refusals", [["activity": "share", "data_scope": ["voice"]]])])] }),
    DecisionCase(
      "a record that cannot be understood", .notUnderstood,
      {
        [
          try Witness.version(),
          ConsentVersion(id: "x", place: 7, recorder: "k", recorded: 0, content: .notUnderstood("grants")),
        ]
      }),
  ]

  static let versions: [DecisionCase] = [
    DecisionCase(
      "an older consent that was replaced", .notGranted,
      { [try Witness.version(), try Witness.version("c2", [("supersedes", "consent-1"), ("grants", [])])] }),
    DecisionCase(
      "a newer consent that replaces a refusal", .granted,
      {
        [
          try Witness.version("c0", [("grants", []), ("refusals", [["activity": "share"]])]),
          try Witness.version("c2", [("supersedes", "c0")], place: 8),
        ]
      }),
    DecisionCase(
      "consents that replace each other", .contradiction,
      { [try Witness.version("c1", [("supersedes", "c2")]), try Witness.version("c2", [("supersedes", "c1")])] }),
    DecisionCase(
      "a later version narrows", .notGranted,
      { [try Witness.version(), try Witness.version("consent-1", [("grants", [])], place: 8)] }),
    DecisionCase(
      "whoever asks recorded it an hour ago", .secondMember,
      { [try Witness.version(by: Witness.counsel, at: Witness.now - 3600)] }),
    DecisionCase(
      "whoever asks recorded it four days ago", .granted,
      { [try Witness.version(by: Witness.counsel, at: Witness.now - 4 * Witness.day)] }),
    DecisionCase(
      "their clock was ahead", .secondMember,
      { [try Witness.version(by: Witness.counsel, at: Witness.now + Witness.day)] }),
    DecisionCase(
      "a second member approved it", .granted,
      { [try Witness.version(by: Witness.counsel, at: Witness.now, approvers: ["kid-second"])] }),
    DecisionCase(
      "they approved it themselves", .secondMember,
      { [try Witness.version(by: Witness.counsel, at: Witness.now, approvers: [Witness.counsel])] }),
    DecisionCase(
      "there is no second member", .granted, { [try Witness.version(by: Witness.counsel, at: Witness.now)] },
      ask: { question, _ in question.canBeApproved = false }),
    DecisionCase(
      "their new version leaves a refusal out, and nobody looked at it", .forbidden,
      {
        [
          try Witness.version(), try Witness.version("c2", [("grants", []), ("refusals", [["activity": "share"]])]),
          try Witness.version("c2", [("grants", [])], place: 8, by: Witness.counsel, at: Witness.now),
        ]
      }),
    DecisionCase(
      "their new consent replaces a refusal, and nobody looked at it", .forbidden,
      {
        [
          try Witness.version("c0", [("grants", []), ("refusals", [["activity": "share"]])]),
          try Witness.version("c2", [("supersedes", "c0")], by: Witness.counsel, at: Witness.now),
        ]
      }),
    DecisionCase("it was recorded by a suspended member", .doubted, { [try Witness.version(isDoubted: true)] }),
    DecisionCase(
      "it was recorded by a suspended member, and approved by another", .granted,
      { [try Witness.version(isDoubted: true, approvers: ["kid-second"])] }),
  ]

  static let withdrawals: [DecisionCase] = [
    DecisionCase("everything was taken back", .withdrawn, withdrawals: { [try Witness.withdrawal()] }),
    DecisionCase(
      "publishing was taken back", .granted,
      withdrawals: { [try Witness.withdrawal(scope: ["activities": ["publish"]])] }),
    DecisionCase(
      "sharing was taken back", .withdrawn,
      withdrawals: { [try Witness.withdrawal(scope: ["activities": ["publish", "share"]])] }),
    DecisionCase(
      "another purpose was taken back", .granted,
      withdrawals: { [try Witness.withdrawal(scope: ["purposes": ["icc"]])] }),
    DecisionCase(
      "this office was taken back", .withdrawn,
      withdrawals: { [try Witness.withdrawal(scope: ["recipients": ["OFFICE 7"]])] }),
    DecisionCase(
      "another office was taken back", .granted,
      withdrawals: { [try Witness.withdrawal(scope: ["recipients": ["Office 8"]])] }),
    DecisionCase(
      "a voice was taken back, and only words are shown", .granted,
      withdrawals: { [try Witness.withdrawal(scope: ["data_scope": ["voice"]])] }),
    DecisionCase(
      "a voice was taken back, and it is heard", .withdrawn,
      withdrawals: { [try Witness.withdrawal(scope: ["data_scope": ["voice"]])] },
      ask: { question, _ in question.dataScope = [.content, .voice] }),
    DecisionCase(
      "another item was taken back", .granted, withdrawals: { [try Witness.withdrawal(scope: ["items": ["other"]])] }),
    DecisionCase(
      "what it was made from was taken back", .withdrawn,
      withdrawals: { [try Witness.withdrawal(scope: ["items": ["parent"]])] }, ask: { $1.related.insert("parent") }),
    DecisionCase(
      "they agreed anew later", .granted,
      { [try Witness.version(), try Witness.version("c2", [("date", "2026-10-01T10:00:00Z")], place: 20)] },
      withdrawals: { [try Witness.withdrawal()] }),
    DecisionCase(
      "another consent, of before, that is about the same", .withdrawn,
      { [try Witness.version(), try Witness.version("c2", [("date", "2026-04-01T10:00:00Z")])] },
      withdrawals: { [try Witness.withdrawal()] }),
    DecisionCase(
      "another consent, of before, that is about something else", .granted,
      {
        [try Witness.version("consent-1", [("items", ["other"])]), try Witness.version("c2", [("items", ["item-1"])])]
      },
      withdrawals: { [try Witness.withdrawal()] }),
    DecisionCase(
      "a correction after the withdrawal gives nothing back", .withdrawn,
      { [try Witness.version(), try Witness.version(place: 20)] }, withdrawals: { [try Witness.withdrawal()] }),
    DecisionCase(
      "taken back at an unknown time", .withdrawn, withdrawals: { [try Witness.withdrawal(date: "unknown")] }),
    DecisionCase(
      "agreed to at an unknown time", .withdrawn,
      { [try Witness.version("consent-1", [("date", "unknown")], place: 20)] },
      withdrawals: { [try Witness.withdrawal()] }),
    DecisionCase(
      "a withdrawal that is dated before the consent that it names", .withdrawn,
      withdrawals: { [try Witness.withdrawal(date: "2016-09-01T15:00:00+02:00")] }),
    DecisionCase(
      "a correction after a withdrawal that is dated before the consent", .withdrawn,
      { [try Witness.version(), try Witness.version(place: 20)] },
      withdrawals: { [try Witness.withdrawal(date: "2016-09-01T15:00:00+02:00")] }),
    DecisionCase(
      "they agreed anew after a withdrawal that is dated before the consent", .granted,
      { [try Witness.version(), try Witness.version("c2", [("date", "2026-11-03T10:00:00Z")], place: 20)] },
      withdrawals: { [try Witness.withdrawal(date: "2016-09-01T15:00:00+02:00")] }),
    DecisionCase(
      "a withdrawal that is dated between two versions of the consent that it names", .withdrawn,
      {
        [
          try Witness.version("consent-1", [("date", "2016-03-06T09:50:00+02:00")]),
          try Witness.version("consent-1", [("date", "2026-10-01T10:00:00Z")], place: 20),
        ]
      }, withdrawals: { [try Witness.withdrawal()] }),
    DecisionCase(
      "a withdrawal of a consent that is not there", .withdrawn, withdrawals: { [try Witness.withdrawal(of: "gone")] }),
  ]

  /// What was taken back or has ended is told first.
  static let lapses: [DecisionCase] = [
    DecisionCase(
      "taken back, and a name was never covered", .withdrawn, withdrawals: { [try Witness.withdrawal()] },
      ask: { question, _ in question.dataScope = [.content, .name] }),
    DecisionCase(
      "taken back, and the purpose was never covered", .withdrawn, withdrawals: { [try Witness.withdrawal()] },
      ask: { question, _ in question.purpose = .advocacy }),
    DecisionCase(
      "sharing was not taken back, and a name was never covered", .notGranted,
      withdrawals: { [try Witness.withdrawal(scope: ["activities": ["publish"]])] },
      ask: { question, _ in question.dataScope = [.content, .name] }),
    DecisionCase(
      "it has ended, and a name was never covered", .expired,
      { [try Witness.version("c", [("expires", "2026-11-03")])] },
      ask: { question, _ in question.dataScope = [.content, .name] }),
    DecisionCase(
      "taken back, and a condition was not affirmed", .withdrawn,
      { [try Witness.version("consent-1", [("conditions", ["no_death_penalty"])])] },
      withdrawals: { [try Witness.withdrawal()] },
      ask: { $1.demands = [("word", "Somebody must agree.")] }),
    DecisionCase(
      "taken back, and they forbade it before", .withdrawn,
      {
        [try Witness.version("consent-1", [("refusals", [["activity": "share", "data_scope": ["face"]]])])]
      }, withdrawals: { [try Witness.withdrawal()] },
      ask: { question, _ in question.dataScope = [.content, .face] }),
    DecisionCase(
      "taken back, and it is marked to be withheld", .withdrawn, withdrawals: { [try Witness.withdrawal()] },
      ask: { $1.withheld = "parent" }),
    DecisionCase(
      "one of two people took it back, and the other agreed to no name", .withdrawn,
      { [try Witness.version("c0", [("pseudonym", "P-001")]), try Witness.version()] },
      withdrawals: { [try Witness.withdrawal()] },
      ask: { question, subject in
        subject.persons.insert("P-001")
        question.dataScope = [.content, .name]
      }),
    DecisionCase(
      "one of two people took it back, and the consent of the other has ended", .withdrawn,
      { [try Witness.version("c0", [("pseudonym", "P-001"), ("expires", "2026-11-03")]), try Witness.version()] },
      withdrawals: { [try Witness.withdrawal()] }, ask: { $1.persons.insert("P-001") }),
    DecisionCase(
      "one about something else has ended, and one that stands agrees to no name", .notGranted,
      {
        var other = Witness.share.objectValue ?? JSONObject()
        other["activity"] = "recontact"
        return [
          try Witness.version(), try Witness.version("c", [("grants", [.object(other)]), ("expires", "2026-11-03")]),
        ]
      }, ask: { question, _ in question.dataScope = [.content, .name] }),
  ]

  @Test func whoAgreedAnewToLessIsToldBesideWhatTheyTookBack() throws {
    let decision = try DecisionCase(
      "", .withdrawn,
      { [try Witness.version(), try Witness.version("c2", [("date", "2026-10-01T10:00:00Z")], place: 20)] },
      withdrawals: { [try Witness.withdrawal()] }, ask: { question, _ in question.dataScope = [.content, .name] }
    ).decide()
    #expect(decision.rule == .withdrawn)
    #expect(decision.words.contains("withdrawal-1"))
    #expect(decision.words.contains("the consent c2 does not cover the data name"))
  }

  @Test(arguments: grants + paper + limits + versions + withdrawals + lapses)
  func decides(_ line: DecisionCase) throws {
    let decision = try line.decide()
    #expect(decision.rule == line.rule, "\(decision.words)")
    #expect(decision.isAllowed == (line.rule == .granted || line.rule == .notNeeded))
    #expect(!decision.words.isEmpty)
  }

  @Test func everyRuleDecidesSomething() {
    let lines = Self.grants + Self.paper + Self.limits + Self.versions + Self.withdrawals + ClosedDecisionTests.worth
    let rules = lines.map(\.rule)
    #expect(Set(rules) == Set(ConsentRule.allCases))
  }

  @Test func theDecisionCitesItsRecords() throws {
    let allowed = try DecisionCase("", .granted).decide()
    #expect(allowed.records == ["consent-1"])
    let taken = try DecisionCase("", .withdrawn, withdrawals: { [try Witness.withdrawal()] }).decide()
    #expect(taken.records == ["withdrawal-1", "consent-1"])
    #expect(taken.words.contains("withdrawal-1"))
  }

  @Test func whatIsAllowedMayHaveToBeLookedAt() throws {
    let fresh = try DecisionCase(
      "", .granted,
      {
        [
          try Witness.version(
            "c", [("review", "2026-10-01")], by: Witness.counsel, at: Witness.now, approvers: ["kid-second"])
        ]
      }
    ).decide()
    #expect(fresh.remarks.count == 2)
    #expect(try DecisionCase("", .granted).decide().remarks.isEmpty)
  }

  @Test func whatIsUnclearForbids() throws {
    let rules = ConsentRules(versions: [try Witness.version()], withdrawals: [], unclear: ["w-9"])
    #expect(rules.decide(Witness.question, about: Witness.subject).rule == .notUnderstood)
  }
}
