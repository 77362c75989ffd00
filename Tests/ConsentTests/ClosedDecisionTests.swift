import Consent
import SelectiveDisclosure
import Testing

/// What must not open again: corrections, later versions, things made of several, and consents that are none.
@Suite struct ClosedDecisionTests {
  static let corrections: [DecisionCase] = [
    DecisionCase(
      "an item that a correction takes out", .noConsent,
      {
        [
          try Witness.version("c", [("items", ["item-1", "item-2"])]),
          try Witness.version("c", [("items", ["item-2"])], place: 8),
        ]
      }),
    DecisionCase(
      "a refusal that a correction leaves out", .forbidden,
      {
        [
          try Witness.version(), try Witness.version("c2", [("grants", []), ("refusals", [["activity": "share"]])]),
          try Witness.version("c2", [("grants", [])], place: 8),
        ]
      }),
    DecisionCase(
      "a refusal of a consent that a correction turns to other items", .forbidden,
      {
        [
          try Witness.version(), try Witness.version("c2", [("grants", []), ("refusals", [["activity": "share"]])]),
          try Witness.version("c2", [("items", ["other"])], place: 8),
        ]
      }),
    DecisionCase(
      "a condition that a correction leaves out", .condition,
      { [try Witness.version("c", [("conditions", ["no_death_penalty"])]), try Witness.version("c", place: 8)] }),
    DecisionCase(
      "a condition in words that a correction leaves out has a number of its own", .condition,
      {
        [
          try Witness.version("c", [("conditions", [["text": "old"]])]),
          try Witness.version("c", [("conditions", [["text": "new"]])], place: 8),
        ]
      }, ask: { question, _ in question.affirmed = ["c:1"] }),
    DecisionCase(
      "both conditions are affirmed", .granted,
      {
        [
          try Witness.version("c", [("conditions", [["text": "old"]])]),
          try Witness.version("c", [("conditions", [["text": "new"]])], place: 8),
        ]
      }, ask: { question, _ in question.affirmed = ["c:1", "c:2"] }),
    DecisionCase(
      "a consent that is corrected into somebody else's", .noConsent,
      { [try Witness.version(), try Witness.version("consent-1", [("pseudonym", "P-2")], place: 8)] }),
    DecisionCase(
      "somebody else's that is corrected into theirs", .noConsent,
      { [try Witness.version("consent-1", [("pseudonym", "P-2")]), try Witness.version(place: 8)] }),
    DecisionCase(
      "a condition of a consent that is corrected into somebody else's", .condition,
      {
        [
          try Witness.version("c", [("conditions", ["no_death_penalty"])]),
          try Witness.version("c", [("pseudonym", "P-2")], place: 8), try Witness.version("c2", [("form", "form-2")]),
        ]
      }),
  ]

  static let supersessions: [DecisionCase] = [
    DecisionCase(
      "a newer consent that is about something else", .noConsent,
      { [try Witness.version(), try Witness.version("c2", [("supersedes", "consent-1"), ("items", ["other"])])] }),
    DecisionCase(
      "a newer consent that is about something else, and was taken back", .noConsent,
      { [try Witness.version(), try Witness.version("c2", [("supersedes", "consent-1"), ("items", ["other"])])] },
      withdrawals: { [try Witness.withdrawal(of: "c2")] }),
    DecisionCase(
      "a third consent is taken back with one that took the place of what it is beside", .withdrawn,
      {
        [
          try Witness.version(), try Witness.version("c2", [("supersedes", "consent-1"), ("items", ["other"])]),
          try Witness.version("c3"),
        ]
      }, withdrawals: { [try Witness.withdrawal(of: "c2")] }),
    DecisionCase(
      "a refusal, where the newer consent is about something else", .forbidden,
      {
        [
          try Witness.version("c0", [("grants", []), ("refusals", [["activity": "share"]])]),
          try Witness.version("c2", [("supersedes", "c0"), ("items", ["other"])], place: 8), try Witness.version("c3"),
        ]
      }),
    DecisionCase(
      "a refusal, where the newer consent was taken back, and another grants", .forbidden,
      {
        [
          try Witness.version("c0", [("grants", []), ("refusals", [["activity": "share"]])]),
          try Witness.version("c2", [("supersedes", "c0")], place: 8),
          try Witness.version("c3", [("date", "2026-10-01T10:00:00Z")], place: 20),
        ]
      }, withdrawals: { [try Witness.withdrawal(of: "c2")] }),
    DecisionCase(
      "a refusal, where the newer consent is dated before it", .forbidden,
      {
        [
          try Witness.version("c0", [("grants", []), ("refusals", [["activity": "share"]])]),
          try Witness.version("c2", [("supersedes", "c0"), ("date", "2026-03-05T10:00:00Z")], place: 8),
        ]
      }),
    DecisionCase(
      "a refusal, where two took each other's place in turn", .granted,
      {
        [
          try Witness.version("c0", [("grants", []), ("refusals", [["activity": "share"]])]),
          try Witness.version("c1", [("supersedes", "c0"), ("expires", "2026-05-01")], place: 8),
          try Witness.version("c2", [("supersedes", "c1")], place: 9),
        ]
      }),
    DecisionCase(
      "a later number that does not say whose place it takes", .notGranted,
      { [try Witness.version(), try Witness.version("c2", [("version", 2), ("grants", [])])] }),
    DecisionCase(
      "a later number that names no consent that is there", .notGranted,
      {
        [
          try Witness.version(),
          try Witness.version("c2", [("version", 2), ("supersedes", "gone"), ("grants", [])]),
        ]
      }),
    DecisionCase(
      "a later number of narrower items", .noConsent,
      { [try Witness.version(), try Witness.version("c2", [("version", 2), ("items", ["other"])])] }),
    DecisionCase(
      "a later number of other items", .granted,
      {
        [
          try Witness.version("c", [("items", ["item-1"])]),
          try Witness.version("c2", [("version", 2), ("items", ["other"]), ("grants", [])]),
        ]
      }),
  ]

  static let lineage: [DecisionCase] = [
    DecisionCase(
      "made of two, and they agreed to one", .noConsent,
      { [try Witness.version("c", [("items", ["x"])])] }, ask: { Witness.made(&$1, from: ["x", "y"]) }),
    DecisionCase(
      "made of two, and they agreed to both", .granted,
      { [try Witness.version("c", [("items", ["x", "y"])])] }, ask: { Witness.made(&$1, from: ["x", "y"]) }),
    DecisionCase(
      "made of two, and they agreed to each by itself", .granted,
      { [try Witness.version("c", [("items", ["x"])]), try Witness.version("c2", [("items", ["y"])])] },
      ask: { Witness.made(&$1, from: ["x", "y"]) }),
    DecisionCase(
      "made of two, and they agreed to one of them for something else", .notGranted,
      {
        [
          try Witness.version("c", [("items", ["x"])]),
          try Witness.version("c2", [("items", ["y"]), ("grants", [["activity": "store"]])]),
        ]
      }, ask: { Witness.made(&$1, from: ["x", "y"]) }),
    DecisionCase(
      "made of two, and they agreed to what was made", .granted,
      { [try Witness.version("c", [("items", ["item-1"])])] }, ask: { Witness.made(&$1, from: ["x", "y"]) }),
    DecisionCase(
      "made of one that was made of one they agreed to", .granted,
      { [try Witness.version("c", [("items", ["x"])])] },
      ask: {
        Witness.made(&$1, from: ["x"])
        $1.related.insert("y")
        $1.origins["x"] = ["y"]
        $1.sources = ["P-104": ["y"]]
      }),
    DecisionCase(
      "made of one they agreed to, in a circle with one that they did not", .noConsent,
      { [try Witness.version("c", [("items", ["x"])])] },
      ask: {
        Witness.made(&$1, from: ["x", "y"])
        $1.origins["y"] = ["item-1", "x"]
      }),
  ]

  static let worth: [DecisionCase] = [
    DecisionCase(
      "nothing was explained", .notValid, { [try Witness.version("c", [("checklist_explained", [])])] }),
    DecisionCase(
      "nobody knows what was explained", .notValid, { [try Witness.version("c", [("checklist_explained", nil)])] }),
    DecisionCase(
      "whether they can decide was refused", .notValid, { [try Witness.version("c", [("capacity", "refused")])] }),
    DecisionCase(
      "whether they can decide was not asked", .notValid, { [try Witness.version("c", [("capacity", "not asked")])] }),
    DecisionCase(
      "a guardian who is not named", .notValid, { [try Witness.version("c", [("capacity", "guardian")])] }),
    DecisionCase(
      "a guardian who is the person", .notValid,
      { [try Witness.version("c", [("capacity", "guardian"), ("guardian", "P-104")])] }),
    DecisionCase(
      "a guardian", .granted, { [try Witness.version("c", [("capacity", "guardian"), ("guardian", "P-9")])] }),
    DecisionCase(
      "the form of somebody else's consent", .notValid,
      { [try Witness.version("c0", [("pseudonym", "P-2")]), try Witness.version()] }),
    DecisionCase(
      "the form of somebody else's consent as a recording", .notValid,
      {
        [
          try Witness.version("c0", [("pseudonym", "P-2")]),
          try Witness.version("c", [("form", "c"), ("recording", "form-1")]),
        ]
      }),
    DecisionCase(
      "the form is not there", .incomplete,
      {
        var version = try Witness.version()
        version.isIncomplete = true
        return [version]
      }),
    DecisionCase(
      "the date of a consent that was taken back is corrected", .withdrawn,
      {
        [try Witness.version(), try Witness.version("consent-1", [("date", "2026-10-01T10:00:00Z")], place: 20)]
      }, withdrawals: { [try Witness.withdrawal()] }),
    DecisionCase(
      "a new consent that was dated before, and is corrected", .withdrawn,
      {
        [
          try Witness.version(), try Witness.version("c2", [("date", "2026-08-01T10:00:00Z")], place: 20),
          try Witness.version("c2", [("date", "2026-10-01T10:00:00Z")], place: 21),
        ]
      }, withdrawals: { [try Witness.withdrawal()] }),
    DecisionCase(
      "a later consent that was there when the withdrawal was recorded", .withdrawn,
      { [try Witness.version(), try Witness.version("c2", [("date", "2026-10-01T10:00:00Z")])] },
      withdrawals: { [try Witness.withdrawal()] }),
    DecisionCase(
      "asking them again, granted without limits", .granted,
      { [try Witness.version("c", [("grants", [["activity": "recontact"]])])] },
      ask: { question, _ in
        question.activity = .recontact
        question.purpose = nil
        question.recipient = nil
        question.recipientClasses = []
      }),
    DecisionCase(
      "asking them again, granted for one purpose, and none is said", .notGranted,
      { [try Witness.version("c", [("grants", [["activity": "recontact", "purposes": ["icc"]]])])] },
      ask: { question, _ in
        question.activity = .recontact
        question.purpose = nil
      }),
  ]

  @Test(arguments: corrections + supersessions + lineage + worth)
  func decides(_ line: DecisionCase) throws {
    let decision = try line.decide()
    #expect(decision.rule == line.rule, "\(decision.words)")
    #expect(decision.isAllowed == (line.rule == .granted))
  }

  @Test func aWithdrawalReachesWhatItsConsentTookThePlaceOf() throws {
    let rules = ConsentRules(
      versions: [
        try Witness.version(), try Witness.version("c2", [("supersedes", "consent-1"), ("items", ["other"])]),
        try Witness.version("c3", [("items", ["third"])]),
      ], withdrawals: [])
    let newer = try Witness.withdrawal(of: "c2").withdrawal
    #expect(rules.applies(newer, of: "P-104", to: ["item-1"]))
    #expect(!rules.applies(newer, of: "P-9", to: ["item-1"]))
    let third = try Witness.withdrawal(of: "c3").withdrawal
    #expect(!rules.applies(third, of: "P-104", to: ["item-1"]) && rules.applies(third, of: "P-104", to: ["third"]))
  }
}
