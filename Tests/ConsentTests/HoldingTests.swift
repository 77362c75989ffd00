import Consent
import SelectiveDisclosure
import Testing

/// Refusals and withdrawals hold in whatever words they are said.
@Suite struct HoldingTests {
  static let everybody = [
    "everyone", "Everybody", "all", "any office", "anyone else", "*", "nobody", "усім", "будь-кому", "кому угодно",
    "à tous",
    "tout le monde", "ყველა", "todo el mundo", "Cualquiera", "all courts", "",
  ]

  @Test(arguments: everybody)
  func aWordForEverybodyIsEverybody(_ word: String) throws {
    let taken = try Witness.withdrawal(scope: ["recipients": [.string(word)]])
    let decision = ConsentRules(versions: [try Witness.version()], withdrawals: [taken])
      .decide(Witness.question, about: Witness.subject)
    #expect(decision.rule == .withdrawn)
    var grant = Witness.share.objectValue ?? JSONObject()
    grant["recipients"] = [.string(word)]
    let record = try ConsentRecord(Witness.fields([("grants", [.object(grant)])]))
    let error = #expect(throws: ConsentInputError.self) { try record.requireSense() }
    #expect(error?.field == "grants 1, recipients")
  }

  @Test(arguments: ["All India Institute", "Justice for All of Us", "court", "public", "an office", "Office 7"])
  func anOfficeIsNot(_ name: String) { #expect(!RecipientName(name).meansEverybody) }

  @Test(arguments: ["store", "collect", "record"])
  func whoTakesBackKeepingTakesBackSharing(_ activity: String) throws {
    let taken = try Witness.withdrawal(scope: ["activities": [.string(activity)]])
    let rules = ConsentRules(versions: [try Witness.version()], withdrawals: [taken])
    #expect(rules.decide(Witness.question, about: Witness.subject).rule == .withdrawn)
    #expect(rules.remaining(of: "P-104").isEmpty)
  }

  @Test func whatIsStillAllowedIsTold() throws {
    let taken = try Witness.withdrawal(scope: ["recipients": ["Offices 7"]])
    let left = ConsentRules(versions: [try Witness.version()], withdrawals: [taken]).remaining(of: "P-104")
    #expect(left.map(\.consent) == ["consent-1"])
    #expect(left[0].recipients(resembling: taken.withdrawal.scope.recipients).map(\.description) == ["Office 7"])
    #expect(ConsentRules(versions: [try Witness.version()], withdrawals: []).remaining(of: "P-9").isEmpty)
  }

  @Test func oneAccountIsNeverAggregate() throws {
    var grant = Witness.share.objectValue ?? JSONObject()
    grant["form"] = "aggregate"
    let version = try Witness.version("c", [("grants", [.object(grant)])])
    var question = Witness.question
    question.form = .aggregate
    let decision = ConsentRules(versions: [version], withdrawals: []).decide(question, about: Witness.subject)
    #expect(decision.rule == .notGranted && decision.gaps == [.form])
    #expect(version.record?.remarks.count == 2)
  }

  @Test func whatIsLeftOpenIsNotForbiddenForCertain() throws {
    let version = try Witness.version("c", [("refusals", [["activity": "share", "recipients": ["press"]]])])
    let rules = ConsentRules(versions: [version], withdrawals: [])
    var question = Witness.question
    question.recipientClasses = []
    let open = rules.decide(question, about: Witness.subject)
    #expect(open.rule == .forbidden && open.gaps == [.classNotStated] && open.words.contains("might be"))
    question.recipientClasses = [RecipientName("Press")]
    let certain = rules.decide(question, about: Witness.subject)
    #expect(certain.rule == .forbidden && certain.gaps.isEmpty)
  }

  static let answers: [(InterviewAnswer.Kind, place: UInt64, names: Bool, ConsentRule)] = [
    (.refused, 4, false, .forbidden), (.refused, 4, true, .granted), (.refused, 6, true, .forbidden),
    (.notAsked(until: Witness.now), 4, false, .noConsent), (.notAsked(until: Witness.now), 6, true, .granted),
    (.notAsked(until: 0), 6, false, .granted), (.minor, 6, false, .granted),
  ]

  @Test(arguments: answers)
  func whatAnInterviewSaysHolds(_ kind: InterviewAnswer.Kind, _ place: UInt64, _ names: Bool, _ rule: ConsentRule)
    throws
  {
    var subject = Witness.subject
    subject.interviews = [
      InterviewAnswer(record: "interview-1", place: place, person: "P-104", item: Witness.item, kind: kind)
    ]
    let version = try Witness.version("c", names ? [("items", [.string(Witness.item)])] : [])
    let decision = ConsentRules(versions: [version], withdrawals: []).decide(Witness.question, about: subject)
    #expect(decision.rule == rule)
    #expect(decision.isAllowed || decision.records == ["interview-1"])
    #expect(decision.remarks.contains { $0.contains("under age") } == (kind == .minor))
    #expect(ConsentRules(versions: [], withdrawals: []).decide(Witness.question, about: subject).isAllowed == false)
  }

  @Test func aConsentIsNotInTheFuture() throws {
    let record = try ConsentRecord(Witness.fields([("expires", "2026-10-01")]))
    try record.requireSense(at: Witness.now)
    #expect(record.remarks(at: Witness.now).count == 1)
    let late = try ConsentRecord(Witness.fields([("date", "2031-03-06T09:50:00+02:00")]))
    #expect(throws: ConsentInputError.self) { try late.requireSense(at: Witness.now) }
  }
}
