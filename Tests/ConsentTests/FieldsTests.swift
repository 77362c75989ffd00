import Consent
import SelectiveDisclosure
import Testing

@Suite struct FieldsTests {
  /// What is changed in a good record, and the field that the refusal names.
  static let refused: [(String, JSON?, String)] = [
    ("pseudonym", nil, "pseudonym"), ("pseudonym", 104, "pseudonym"), ("form", nil, "form"),
    ("date", "2026-03-06", "date"),
    ("date", "2026-02-30T09:50:00+02:00", "date"), ("date", "2026-03-06T09:50:00", "date"),
    ("date", "2026-03-06T24:00:00Z", "date"), ("date", "2026-03-06T09:50:00+02:00[", "date"), ("version", 0, "version"),
    ("version", "1", "version"), ("grants", nil, "grants"), ("grants", [:], "grants"),
    ("grants", ["share"], "grants 1"),
    ("grants", [["activity": "share"]], "grants 1, purposes"),
    ("grants", [Witness.share, ["activity": "lend"]], "grants 2, activity"),
    ("grants", [["activity": "store", "until": "spring"]], "grants 1, until"),
    ("grants", [["activity": "store", "purposes": []]], "grants 1, purposes"),
    ("grants", [["activity": "store", "purposes": ["revenge"]]], "grants 1, purposes 1"),
    ("refusals", [[:]], "refusals 1, activity"), ("conditions", ["no_tax"], "conditions 1"),
    ("conditions", [["text": "x", "more": "y"]], "conditions 1"), ("expires", "2027-02-29", "expires"),
    ("expires", "2027-02", "expires"), ("items", [], "items"), ("items", [7], "items 1"),
    ("grants", .array(Array(repeating: Witness.share, count: 1025)), "grants"),
  ]

  @Test(arguments: refused)
  func aConsentIsRefused(_ name: String, _ value: JSON?, _ field: String) {
    let error = #expect(throws: ConsentInputError.self) { try ConsentRecord(Witness.fields([(name, value)])) }
    #expect(error?.field == field)
  }

  @Test func itAllowsAndForbidsAtOnce() throws {
    let record = try ConsentRecord(Witness.fields([("refusals", [["activity": "publish"], ["activity": "share"]])]))
    let error = #expect(throws: ConsentInputError.self) { try record.requireSense() }
    #expect(error?.field == "refusals 2")
    try ConsentRecord(Witness.fields([("refusals", [["activity": "share", "data_scope": ["face"]]])])).requireSense()
  }

  @Test(
    arguments: [
      ([("version", 2)], "supersedes"), ([("capacity", "guardian")], "guardian"),
      ([("capacity", "guardian"), ("guardian", "P-104")], "guardian"),
    ] as [([(String, JSON?)], String)])
  func whatCannotBeReliedOn(_ changes: [(String, JSON?)], _ field: String) throws {
    let record = try ConsentRecord(Witness.fields(changes))
    let error = #expect(throws: ConsentInputError.self) { try record.requireSense() }
    #expect(error?.field == field)
    try ConsentRecord(Witness.fields(changes + [("supersedes", "c"), ("guardian", "P-9")])).requireSense()
  }

  @Test func aWithdrawalIsNotInTheFuture() throws {
    let withdrawal = try Witness.withdrawal(date: "2062-09-01T15:00:00+02:00").withdrawal
    let error = #expect(throws: ConsentInputError.self) { try withdrawal.requireSense(at: Witness.now) }
    #expect(error?.field == "date")
    try Witness.withdrawal(date: "2026-11-03T12:05:00Z").withdrawal.requireSense(at: Witness.now)
    #expect(throws: ConsentInputError.self) {
      try Witness.withdrawal(date: "2026-11-03T12:05:01Z").withdrawal.requireSense(at: Witness.now)
    }
    try Witness.withdrawal(date: "unknown").withdrawal.requireSense(at: Witness.now)
  }

  @Test func whatAllowsLessThanItSeemsIsSaid() throws {
    #expect(try ConsentRecord(Witness.fields()).remarks.isEmpty)
    var grant = Witness.share.objectValue ?? JSONObject()
    grant["form"] = "pseudonymous"
    let hidden = try ConsentRecord(Witness.fields([("grants", [["activity": "store"], .object(grant)])])).remarks
    #expect(hidden.count == 1 && hidden[0].contains("Grant 2") && hidden[0].contains("voice"))
    #expect(try ConsentRecord(Witness.fields([("checklist_explained", [])])).remarks.count == 1)
  }

  @Test func anEndBeforeTheBeginning() throws {
    let record = try ConsentRecord(Witness.fields([("expires", "2026-03-06")]))
    let error = #expect(throws: ConsentInputError.self) { try record.requireSense() }
    #expect(error?.field == "expires")
  }

  @Test func aWithdrawalIsOfItsConsent() throws {
    let record = try ConsentRecord(Witness.fields())
    try Witness.withdrawal().withdrawal.requireSense(of: record)
    let early = try Witness.withdrawal(date: "2026-03-06T09:49:59+02:00").withdrawal
    #expect(throws: ConsentInputError.self) { try early.requireSense(of: record) }
    let sameMoment = try Witness.withdrawal(date: "2026-03-06T07:50:00Z").withdrawal
    try sameMoment.requireSense(of: record)
    let other = try ConsentRecord(Witness.fields([("pseudonym", "P-105")]))
    #expect(throws: ConsentInputError.self) { try Witness.withdrawal().withdrawal.requireSense(of: other) }
  }

  @Test(
    arguments: [
      ("consent", nil), ("pseudonym", nil), ("date", "yesterday"), ("scope", []), ("scope", ["who": ["x"]]),
      ("scope", ["activities": []]), ("scope", ["items": [1]]),
    ] as [(String, JSON?)])
  func aWithdrawalIsRefused(_ name: String, _ value: JSON?) {
    var fields: JSONObject = ["consent": "c", "pseudonym": "P-104", "date": "unknown"]
    fields[name] = value
    #expect(throws: ConsentInputError.self) { try Withdrawal(fields) }
  }

  @Test func timesAreMoments() throws {
    #expect(ConsentMoment("1970-01-02T01:00:00+01:00")?.seconds == 86_400)
    #expect(ConsentMoment("1969-12-31T23:59:59Z")?.seconds == -1)
    #expect(ConsentMoment("2026-11-03T14:00:00+02:00[Europe/Kyiv]")?.seconds == Witness.now)
    #expect(ConsentMoment("unknown")?.seconds == nil)
    #expect(ConsentMoment("2024-02-29T00:00:00Z")?.seconds == 1_709_164_800)
  }
}
