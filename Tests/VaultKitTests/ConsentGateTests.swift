import Consent
import Custody
import Foundation
import RecordSchemas
import SelectiveDisclosure
import Synchronization
import TestSupport
import Testing
import TransparencyLog
import VaultCrypto
import VaultFiles

@testable import VaultKit

/// What leaves, and what stays: the gate over a vault with records.
@Suite struct ConsentGateTests {
  private let specimen: SpecimenVault
  private let form: Identifier
  private let interview: Identifier
  /// What shows that others than P-7 agreed.
  private let otherForm: Identifier

  init() throws {
    specimen = try SpecimenVault()
    form = try specimen.add("form", Array("form".utf8), type: .consent).item
    otherForm = try specimen.add("other form", Array("other form".utf8), type: .consent).item
    interview = try specimen.add("account", Array("account".utf8), type: .interview).item
  }

  private func fields(
    _ person: String = "P-7", items: [Identifier] = [], _ more: [(String, JSON)] = []
  ) -> JSONObject {
    var fields: JSONObject = [
      "pseudonym": .string(person), "form": .string((person == "P-7" ? form : otherForm).description), "version": 1,
      "language": "en",
      "explained_by": "counsel-1", "date": "2020-01-02T10:00:00+02:00", "checklist_explained": ["purpose"],
      "grants": [
        [
          "activity": "share", "purposes": ["icc"], "recipients": ["court"], "data_scope": ["content", "medical"],
          "form": "identified",
        ]
      ],
    ]
    if !items.isEmpty { fields["items"] = .array(items.map { .string($0.description) }) }
    for (name, value) in more { fields[name] = value }
    return fields
  }

  private func write(_ type: RecordType, _ fields: JSONObject) throws {
    var random = RandomPool()
    try RecordWriting(specimen.session).add([RecordDraft(id: Identifier(&random), type: type, fields: fields)])
  }

  private func rule(_ item: Identifier, _ use: IntendedUse = IntendedUse(purpose: .icc, recipientClasses: ["court"]))
    throws
    -> ConsentRule
  {
    try Consents(specimen.session).check(item, activity: .share, use: use, recipient: nil).decision.rule
  }

  @Test func aChainOfDerivativesInherits() throws {
    var made = [interview]
    for (place, kind) in ["transcript", "translation", "redaction"].enumerated() {
      let item = try specimen.add(kind, Array(kind.utf8)).item
      #expect(try rule(item) == .notNeeded)
      try write(
        .derivative,
        [
          "about": .string(item.description), "parent": .string(made[place].description), "kind": .string(kind),
          "removed": [["what": "a name", "why": "protected person"]],
        ])
      made.append(item)
    }
    let copy = try specimen.add("copy", Array("redaction".utf8)).item
    #expect(try rule(copy) == .noPerson)
    _ = try Consents(specimen.session).record(fields(items: [interview]))
    for item in made + [copy] { #expect(try rule(item) == .granted) }
    #expect(try rule(copy, IntendedUse(purpose: .advocacy, recipientClasses: ["court"])) == .notGranted)
    // The translation comes from the interpreter, too.
    try write(
      .item, ["about": .string(made[2].description), "marking": "open", "consents": [], "source": "P-9"])
    #expect(try rule(made[1]) == .granted)
    for item in [made[2], made[3], copy] { #expect(try rule(item) == .noConsent) }
    _ = try Consents(specimen.session).record(fields("P-9"))
    #expect(try rule(copy) == .granted)
  }

  @Test func aCircleOfDerivativesEnds() throws {
    let (left, right) = (try specimen.add("l", Array("l".utf8)).item, try specimen.add("r", Array("r".utf8)).item)
    let twin = try specimen.add("t", Array("r".utf8)).item
    func derive(_ about: Identifier, from parent: Identifier) throws {
      try write(
        .derivative,
        ["about": .string(about.description), "parent": .string(parent.description), "kind": "extract"])
    }
    // Through what has the same content it leads back to itself; what plainly does is refused.
    for (about, parent) in [(left, right), (twin, left), (right, interview)] { try derive(about, from: parent) }
    for (about, parent) in [(right, left), (left, left)] {
      #expect(throws: VaultError.self) { try derive(about, from: parent) }
    }
    #expect(try rule(left) == .noPerson)
    _ = try Consents(specimen.session).record(fields(items: [interview]))
    #expect(try rule(left) == .granted)
  }

  @Test func whatAnErasedItemBecameStays() throws {
    let item = try specimen.add("extract", [1]).item
    let parent = try specimen.add("parent", [2]).item
    try write(
      .derivative, ["about": .string(item.description), "parent": .string(parent.description), "kind": "extract"])
    #expect(try rule(item) == .notNeeded)
    _ = try Erasure(specimen.session).erase(parent, reason: .withdrawn)
    #expect(try rule(item) == .noPerson)
  }

  @Test(
    arguments: [
      (
        "interview", ["pseudonym": "P-7", "date": "2019-12-31", "interviewers": ["x"], "consent": "not asked"],
        "transcript", .granted
      ),
      (
        "interview", ["pseudonym": "P-7", "date": "2020-01-02", "interviewers": ["x"], "consent": "not asked"],
        "transcript", .noConsent
      ),
      (
        "interview", ["pseudonym": "P-8", "date": "2020-01-02", "interviewers": ["x"], "consent": "not asked"],
        "recording", .noConsent
      ),
      (
        "interview", ["pseudonym": "P-8", "date": "2020-01-02", "interviewers": ["x"], "consent": "not asked"],
        "documents_shown", .notNeeded
      ),
      ("medical-report", ["pseudonym": "P-7", "date": "2020-01-02", "examiner": "x"], "report", .granted),
      ("acquisition", ["source": "P-8", "method": "handover", "collector": "x", "place": "x"], "items", .noConsent),
      ("acquisition", ["source": "unknown", "method": "handover", "collector": "x", "place": "x"], "items", .noPerson),
      (
        "acquisition", ["source": "unknown", "method": "open_source_capture", "collector": "x", "place": "x"], "items",
        .notNeeded
      ),
      (
        "acquisition",
        ["source": "none", "method": "scan", "collector": "x", "place": "x", "originator_control": "an archive"],
        "items", .condition
      ),
      (
        "acquisition",
        ["source": "none", "method": "scan", "collector": "x", "place": "x", "originator_control": "P-8"], "items",
        .noConsent
      ),
      ("item", ["marking": "open", "consents": [], "depicts": ["P-8", "P-7"]], "about", .noConsent),
      ("item", ["marking": "withhold", "consents": []], "about", .withheld),
    ] as [(String, JSONObject, String, ConsentRule)])
  func recordsSayWhereThingsComeFrom(_ type: String, _ said: JSONObject, _ field: String, _ expected: ConsentRule)
    throws
  {
    _ = try Consents(specimen.session).record(fields())
    let item = try specimen.add("thing", Array("thing".utf8)).item
    var fields = said
    let isList = ["items", "documents_shown"].contains(field)
    fields[field] = isList ? [.string(item.description)] : .string(item.description)
    if type == "interview", field != "recording" { fields["recording"] = "none" }
    if type == "acquisition" { fields["custody_before"] = "unknown" }
    try write(try #require(RecordType(rawValue: type)), fields)
    #expect(try rule(item) == expected)
  }

  @Test func whatCannotBeToldApartMayShowAVoiceOrAFace() throws {
    _ = try Consents(specimen.session).record(fields())
    for (bytes, expected) in [(Array("words".utf8), ConsentRule.granted), ([0, 1, 2, 3], .notGranted)] {
      let item = try specimen.add("thing", bytes).item
      try write(
        .interview,
        [
          "pseudonym": "P-7", "date": "2019-12-31", "interviewers": ["x"], "consent": "not asked",
          "recording": .string(item.description),
        ])
      #expect(try rule(item) == expected)
    }
  }

  @Test(
    arguments: [
      ("identity", ["pseudonym": "P-8", "names": [["text": "Invented", "kind": "name"]]], ["photograph"]),
      (
        "identity", ["pseudonym": "P-8", "names": [["text": "Invented", "kind": "name"]]],
        ["identity_documents", "0", "item"]
      ),
      ("person", ["label": "Invented", "pseudonym": "P-8"], ["photograph"]),
      (
        "acquisition",
        ["source": "P-8", "method": "handover", "collector": "x", "place": "x", "custody_before": "unknown"],
        ["physical", "photographs", "0"]
      ),
      (
        "acquisition",
        [
          "source": "none", "method": "handover", "collector": "x", "place": "x",
          "custody_before": [["custodian": "P-8"]],
        ], ["items", "0"]
      ),
    ] as [(String, JSONObject, [String])])
  func whatShowsOrCameFromAPersonIsTheirs(_ type: String, _ said: JSONObject, _ path: [String]) throws {
    let item = try specimen.add("thing", Array("thing".utf8)).item
    let value = path.reversed().reduce(JSON.string(item.description)) { inner, name in
      if name == "0" { return [inner] }
      return .object(JSONObject([JSONMember(name, inner)]) ?? JSONObject())
    }
    var fields = said
    let member = try #require(value.objectValue?.members.first)
    fields[member.name] = member.value
    if path.first == "identity_documents" {
      fields["identity_documents"] = [["kind": "passport", "item": .string(item.description)]]
    }
    if type == "acquisition", fields["items"] == nil {
      fields["items"] = [.string(try specimen.add("other", Array("other".utf8)).item.description)]
    }
    try write(try #require(RecordType(rawValue: type)), fields)
    #expect(try rule(item) == .noConsent)
  }

  @Test(arguments: ["translates", "redacts", "duplicates"]) func aLinkThatSaysSoIsLineage(_ type: String) throws {
    let item = try specimen.add("thing", Array("thing".utf8)).item
    #expect(try rule(item) == .notNeeded)
    try write(
      .link,
      [
        "link_type": .string(type), "from": .string(item.description), "to": .string(interview.description),
        "citations": [["item": .string(item.description)]], "status": "work_needed",
      ])
    #expect(try rule(item) == .noPerson)
  }

  @Test func theRecordOfAnOriginIsNotErasedBeforeItsItem() throws {
    let item = try specimen.add("thing", Array("thing".utf8)).item
    var random = RandomPool()
    let record = Identifier(&random)
    let said: JSONObject = [
      "pseudonym": "P-8", "date": "2020-01-02", "interviewers": ["x"], "consent": "refused",
      "recording": .string(item.description),
    ]
    try RecordWriting(specimen.session).add([RecordDraft(id: record, type: .interview, fields: said)])
    #expect(throws: VaultError.self) { try Erasure(specimen.session).erase(record, reason: .withdrawn) }
    #expect(try rule(item) == .forbidden)
    // Said by another record too, it may go; and so it may after its item.
    try write(.interview, said)
    _ = try Erasure(specimen.session).erase(record, reason: .withdrawn)
    #expect(try rule(item) == .forbidden)
  }

  @Test func thePublicIsThePublicUnderEveryOption() throws {
    let item = try specimen.add("thing", Array("thing".utf8)).item
    for use in [IntendedUse(recipientClasses: ["Public"]), IntendedUse()] {
      let recipient = use.recipientClasses.isEmpty ? "public" : nil
      let question = try Consents(specimen.session).check(item, use: use, recipient: recipient).question
      #expect(question.activity == .publish)
    }
    #expect(
      try Consents(specimen.session).check(item, use: IntendedUse(), recipient: "court").question.activity == .share)
  }

  @Test func aMedicalReportShowsMedicalData() throws {
    var narrow = fields().members.first { $0.name == "grants" }?.value.arrayValue?.first?.objectValue ?? JSONObject()
    narrow["data_scope"] = ["content"]
    _ = try Consents(specimen.session).record(fields("P-7", [("grants", [.object(narrow)])]))
    let report = try specimen.add("report", [1]).item
    try write(
      .medicalReport,
      ["pseudonym": "P-7", "date": "2020-01-02", "examiner": "x", "report": .string(report.description)])
    #expect(try rule(report) == .notGranted)
  }

  @Test func whatCannotBeReadForbids() throws {
    let paper = try specimen.add("paper", [9]).item
    let before = Set(specimen.scratch.files("case.vault/objects"))
    _ = try Consents(specimen.session).record(fields(items: [interview]))
    #expect(try rule(interview) == .granted)
    for object in specimen.scratch.files("case.vault/objects") where !before.contains(object) {
      try FileManager.default.removeItem(atPath: specimen.scratch.path("case.vault/objects/" + object))
    }
    #expect(refusal { _ = try rule(paper) } == .consentForbids)
    let request = try ExportRequest(
      items: [paper], destination: FilePath(specimen.scratch.path("b")), withhold: [], disclose: [], consents: [],
      recipient: "x", purpose: "x")
    #expect(refusal { try Export(specimen.session).run(request) } == .consentForbids)
    #expect(!specimen.scratch.has("b"))
  }

  @Test func aWithdrawalMeanwhileIsNoticed() throws {
    let consent = try Consents(specimen.session).record(fields(items: [interview]))
    let size = try specimen.session.vault.state().head.size
    let watch = ConsentWatch(size: size, watchesExports: true)
    func hasChanged() throws -> Bool { try watch.hasChanged(specimen.session, specimen.session.vault.state()) }
    #expect(try !hasChanged())
    _ = try specimen.add("other", [7])
    #expect(try !hasChanged())
    _ = try Consents(specimen.session).withdraw([
      "consent": .string(consent.description), "pseudonym": "P-7", "date": "2020-02-02T10:00:00Z",
    ])
    #expect(try hasChanged())
  }

  /// What somebody takes back while a bundle is being written stops it; what has nothing to do with it does not.
  @Test func consentsAreAskedAgainBeforeTheEnd() throws {
    let consents = Consents(specimen.session)
    let consent = try consents.record(fields())
    try write(
      .item,
      ["about": .string(interview.description), "marking": "open", "consents": [.string(consent.description)]])
    func leave(_ name: String, while body: @escaping @Sendable () throws -> Void) throws -> VaultError.Kind? {
      let request = try ExportRequest(
        items: [interview], destination: FilePath(specimen.scratch.path(name)), withhold: [], disclose: [],
        consents: [], recipient: "Court 1", purpose: "a case",
        use: IntendedUse(purpose: .icc, recipientClasses: ["court"]))
      let isDone = Mutex(false)
      return refusal {
        try Export(specimen.session).run(request) { _ in
          isDone.withLock { isDone in
            if !isDone {
              isDone = true
              do { try body() } catch { Issue.record(error) }
            }
          }
        }
      }
    }
    let session = specimen.session
    let (folder, hold) = (specimen.scratch, interview)
    #expect(try leave("b1") { _ = try Holds(session).set([hold], reason: "a case", authority: "a court") } == nil)
    #expect(folder.has("b1"))
    let kept = try leave("b2") {
      _ = try Holds(session).set([hold], reason: "a case", authority: "a court", forbidsDisclosure: true)
    }
    #expect(kept == .consentForbids && !folder.has("b2"))
    let trails = try ExportedBundles(session).all()
    #expect(trails.count == 1 && trails[0].tagManifest != nil)
  }

  @Test func lettersAreOnePerOffice() throws {
    let consents = Consents(specimen.session)
    let consent = try consents.record(fields())
    try write(
      .item,
      ["about": .string(interview.description), "marking": "open", "consents": [.string(consent.description)]])
    for (name, office) in [("b1", "Court 1"), ("b2", "Court 2"), ("b3", "Court 1")] {
      let request = try ExportRequest(
        items: [interview], destination: FilePath(specimen.scratch.path(name)), withhold: [], disclose: [],
        consents: [], recipient: office, purpose: "a case",
        use: IntendedUse(purpose: .icc, recipientClasses: ["court"]))
      _ = try Export(specimen.session).run(request)
    }
    let (_, recalls) = try consents.withdraw([
      "consent": .string(consent.description), "pseudonym": "P-7", "date": "2020-02-02T10:00:00Z",
      "scope": ["recipients": ["Court 1", "Court 3"]],
    ])
    #expect(recalls.map(\.recipient) == ["Court 1", "Court 1"])
    let letters = RecallNotices.letters(recalls, from: specimen.session.vault.fingerprint)
    #expect(letters.count == 1)
    for recall in recalls { #expect(letters[0].contains(recall.export.description) && recall.isCompleted) }
    // An identifier may have a pseudonym's letters in it by chance.
    let words = recalls.reduce(letters[0]) { $0.replacingOccurrences(of: $1.export.description, with: "") }
    for hidden in ["P-7", interview.description, consent.description, "Court 3"] {
      #expect(!words.contains(hidden), "\(hidden): \(words)")
    }
  }

  @Test func contentsAreFoundWithoutTheirIdentifiers() throws {
    var contents = ItemContents()
    var random = RandomPool()
    let items = (0..<500).map { _ in Identifier(&random) }
    for (place, item) in items.enumerated() { contents.note(item, SHA256.hash([UInt8(place % 50)]).hex) }
    contents.sort()
    for (place, item) in items.enumerated() {
      let same = Set(items.enumerated().filter { $0.offset % 50 == place % 50 }.map { ItemContents.key($0.element) })
      #expect(contents.contains(item) && contents.sharing(item) == same)
    }
    #expect(!contents.contains(Identifier(&random)))
  }
}
