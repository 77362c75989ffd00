import Dossiers
import SelectiveDisclosure
import Testing

/// Dossiers: numbers of exhibits, changes, and what a check finds.
struct DossierTests {
  private static func profile() throws -> Profile { try #require(Profiles.named("sanctions-uk")) }

  private static func dossier() throws -> Dossier {
    Dossier(
      profile: ProfileReference(try profile(), digest: String(repeating: "0", count: 64)), title: "Invented",
      exhibitPrefix: "EX")
  }

  @Test func numbersAreNeverReused() throws {
    var dossier = try Self.dossier()
    #expect(try dossier.number("A") == 1)
    #expect(try dossier.number("B") == 2)
    #expect(try dossier.number("A") == 1)
    try dossier.withdraw(2, why: "why")
    #expect(try dossier.number("C") == 3)
    // What was taken out comes back as what it was.
    #expect(try dossier.number("B") == 2)
    #expect(dossier.exhibits[1].why == nil)
    try dossier.withdraw(2, why: "why")
    #expect(try dossier.replace(1, with: "D", why: "better") == 4)
    #expect(throws: DossierError.self) { try dossier.number("A") }
    #expect(throws: DossierError.self) { try dossier.replace(1, with: "E", why: "gone") }
    #expect(throws: DossierError.self) { try dossier.replace(3, with: "D", why: "twice") }
    #expect(throws: DossierError.self) { try dossier.withdraw(9, why: "none") }
    #expect(dossier.exhibitsInUse.map(\.number) == [3, 4])
    let profile = try Self.profile()
    #expect(DossierConsistency.faults(of: dossier, after: [dossier], profile: profile).isEmpty)
    #expect(Dossier(dossier.fields) == dossier)
  }

  @Test func bundlesBeforeAreNamedOnceAndAreNotTooMany() throws {
    func bundles(_ numbers: Range<Int>) -> [EarlierBundle] {
      numbers.map { EarlierBundle(export: "E", part: .open, tagManifest: String($0), exhibits: [$0]) }
    }
    var dossier = try Self.dossier()
    try dossier.supplement(bundles(0..<200))
    try dossier.supplement(bundles(100..<256))
    #expect(dossier.supplements == bundles(0..<256))
    #expect(throws: DossierError.self) { try dossier.supplement(bundles(256..<257)) }
    #expect(dossier.supplements.count == 256)
  }

  @Test func aReplacedExhibitIsCitedAsTheNewOne() throws {
    var dossier = try Self.dossier()
    try dossier.cite("life", [("A", "p. 3"), ("B", nil)], bearing: .supports)
    try dossier.cite("life", [("A", "p. 3")], bearing: .supports)
    #expect(dossier.cited.count == 2)
    _ = try dossier.replace(1, with: "C", why: "better")
    #expect(dossier.cited(on: "life").map(\.exhibit) == [2, 3])
    #expect(dossier.cited(on: "life").last?.place == "p. 3")
    #expect(dossier.uncite("life", ["B"]) == 1)
    #expect(dossier.uncite("life", ["B"]) == 0)
  }

  @Test func whatWasGivenStays() throws {
    let profile = try Self.profile()
    var before = try Self.dossier()
    _ = try before.number("A")
    _ = try before.number("B")
    func faults(_ change: (inout Dossier) -> Void) -> [String] {
      var after = before
      change(&after)
      return DossierConsistency.faults(of: after, after: [before], profile: profile)
    }
    #expect(faults { _ in }.isEmpty)
    #expect(!faults { $0.exhibits.removeLast() }.isEmpty)
    #expect(!faults { $0.exhibits[1] = DossierExhibit(number: 2, item: "C") }.isEmpty)
    #expect(!faults { $0.exhibits.swapAt(0, 1) }.isEmpty)
    #expect(!faults { $0.exhibits.append(DossierExhibit(number: 3, item: "A")) }.isEmpty)
    #expect(!faults { $0.exhibits[0].state = .replaced }.isEmpty)
    #expect(!faults { $0.exhibits[0].replacedBy = 2 }.isEmpty)
    #expect(!faults { $0.exhibitPrefix = "X" }.isEmpty)
    #expect(!faults { $0.texts["no-such-section"] = "x" }.isEmpty)
    #expect(!faults { $0.arguments["no-such-element"] = ElementArgument(isArgued: true, text: nil) }.isEmpty)
    #expect(!faults { $0.answers[FieldPlace("summary", "no-such-field")] = "x" }.isEmpty)
    #expect(!faults { $0.cited.append(CitedExhibit(element: "life", exhibit: 9)) }.isEmpty)
    var gap = before
    gap.exhibits.insert(DossierExhibit(number: 4, item: "D"), at: 2)
    var late = gap
    late.exhibits.insert(DossierExhibit(number: 3, item: "C"), at: 2)
    #expect(!DossierConsistency.faults(of: late, after: [before, gap], profile: profile).isEmpty)
  }

  @Test(arguments: [
    #"{"exhibits":[]}"#, #"{"title":null}"#, #"{"title":7}"#, #"{"subjects":"A"}"#, #"{"subjects":[1]}"#,
    #"{"answers":{"cover":"x"}}"#, #"{"answers":[]}"#, #"{"texts":{"summary":1}}"#,
    #"{"arguments":{"life":{"why":"x"}}}"#,
    #"{"arguments":{"life":7}}"#, #"{"exculpatory_review":{"result":"perhaps"}}"#, #"{"exhibit_titles":{"1":"x"}}"#,
  ]) func whatIsNoChangeIsRefused(_ text: String) throws {
    let fields = try JSONParser().parseObject(Array(text.utf8))
    let dossier = try Self.dossier()
    #expect(throws: DossierError.self) { try DossierEdit(fields).applied(to: dossier) }
  }

  @Test func onlyWhatIsNamedChanges() throws {
    var dossier = try Self.dossier()
    dossier.addressee = "an office"
    dossier.texts["summary"] = "before"
    let fields = try JSONParser().parseObject(
      Array(
        #"{"texts":{"summary":null,"victims":"x"},"arguments":{"life":"said","slavery":{"not_argued":"none"}}}"#.utf8))
    let changed = try DossierEdit(fields).applied(to: dossier)
    #expect(changed.addressee == "an office" && changed.texts == ["victims": "x"])
    #expect(changed.arguments["life"]?.isArgued == true && changed.arguments["slavery"]?.isArgued == false)
  }

  private static func facts(_ sources: [Int: String]) -> DossierFacts {
    var facts = DossierFacts(year: 2026)
    for (number, source) in sources {
      var one = ExhibitFacts()
      one.source = source
      facts.exhibits[number] = one
    }
    return facts
  }

  private static func codes(_ dossier: Dossier, _ facts: DossierFacts) throws -> Set<DossierFinding.Code> {
    Set(DossierCheck.findings(of: dossier, try profile(), facts, name: "D").map(\.code))
  }

  @Test func aCheckCountsSourcesAndNotItems() throws {
    var dossier = try Self.dossier()
    try dossier.cite("life", [("A", nil), ("B", nil)], bearing: .supports)
    #expect(try Self.codes(dossier, Self.facts([1: "A", 2: "A"])).contains(.oneSource))
    #expect(try !Self.codes(dossier, Self.facts([1: "A", 2: "B"])).contains(.oneSource))
    // What cannot be read supports nothing.
    #expect(try Self.codes(dossier, Self.facts([1: "A"])).isSuperset(of: [.exhibitGone, .oneSource]))
  }

  @Test func aCheckTellsOfEachWeakness() throws {
    var dossier = try Self.dossier()
    dossier.subjects = ["S"]
    try dossier.cite("life", [("A", nil), ("B", nil)], bearing: .supports)
    try dossier.cite("life", [("A", nil)], bearing: .against)
    var facts = Self.facts([1: "A", 2: "B"])
    facts.exhibits[1]?.consent = .refused(why: "no", next: "ask")
    facts.exhibits[2]?.consent = .granted(until: "2026-12-01", isSoon: true)
    facts.exhibits[2]?.incompleteInterviews = ["I"]
    facts.exhibits[2]?.contradicting = ["A", "C"]
    facts.exhibits[2]?.newerRecords = ["R"]
    facts.newestProfile = 2
    let found = try Self.codes(dossier, facts)
    #expect(
      found.isSuperset(of: [
        .bearsBothWays, .consentRefused, .consentEnds, .interviewIncomplete, .contradiction, .contradictionHalfTold,
        .exhibitChanged, .profileNewer, .notAssessed, .notLinked, .exculpatoryNotReviewed, .fieldEmpty, .sectionEmpty,
      ]))
    dossier.texts["summary"] = String(repeating: "word ", count: 5000)
    #expect(try Self.codes(dossier, facts).contains(.tooManyWords))
    facts.exhibits[1]?.subjects = ["S"]
    #expect(try !Self.codes(dossier, facts).contains(.notLinked))
  }

  /// Who agreed to no name may be an exhibit all the same: that is another finding than one that may not go.
  @Test func whatMayGoWithoutItsSourceIsToldApart() throws {
    var dossier = try Self.dossier()
    try dossier.cite("life", [("A", nil)], bearing: .supports)
    var facts = Self.facts([1: "A"])
    facts.exhibits[1]?.consent = .withoutSource(why: "P: no name.", options: "--withhold source --affirm x")
    let findings = DossierCheck.findings(of: dossier, try Self.profile(), facts, name: "D")
    let found = try #require(findings.first { $0.code == .sourceNotCovered })
    #expect(found.kind != .weak && found.exhibits == [1] && found.sentence.contains("P: no name."))
    #expect(found.mend.hasPrefix("evault dossier check --dossier D --withhold source --affirm x"))
    #expect(!findings.contains { $0.code == .consentRefused })
  }

  /// Whatever is found names a command; none of them only prints.
  @Test func eachFindingNamesACommandThatMends() throws {
    var dossier = try Self.dossier()
    dossier.subjects = ["S"]
    try dossier.cite("life", [("A", nil), ("B", nil)], bearing: .supports)
    try dossier.cite("life", [("A", nil)], bearing: .against)
    dossier.texts["summary"] = String(repeating: "word ", count: 50_000)
    var facts = Self.facts([1: "A", 2: "B"])
    facts.exhibits[1]?.consent = .refused(why: "no", next: "Ask: evault consent record")
    facts.exhibits[2]?.incompleteInterviews = ["I"]
    facts.exhibits[2]?.contradicting = ["A", "C"]
    facts.missingSubjects = ["S"]
    facts.exhibits[2]?.newerRecords = ["R"]
    facts.exhibits[2]?.consent = .granted(until: "2026-12-01", isSoon: true)
    facts.contradictions = [DossierFacts.Contradiction(sentence: "S.", isProven: true, links: ["L"])]
    var found: Set<DossierFinding.Code> = []
    let profiles = Profiles.names.compactMap(Profiles.named)
    for profile in profiles {
      for finding in DossierCheck.findings(of: dossier, profile, facts, name: "D") {
        found.insert(finding.code)
        #expect(finding.mend.contains("evault "), "\(finding.code)")
        let printing = ["record template", "record show", "record history", "link list", "ask", "consent show"]
        #expect(!printing.contains { finding.mend.hasPrefix("evault \($0)") }, "\(finding.code)")
      }
    }
    #expect(
      found.isSuperset(of: [
        .bearsBothWays, .consentRefused, .interviewIncomplete, .notAssessed, .tooManyWords, .noSubject, .notDated,
        .exculpatoryNotReviewed, .contradiction, .consentEnds, .exhibitChanged,
      ]))
    facts.newestConduct = 1990
    let years = profiles.flatMap { profile in
      DossierCheck.findings(of: dossier, profile, facts, name: "D").filter { $0.code == .notRecent }
    }
    #expect(!years.isEmpty && years.allSatisfy { $0.mend.contains("evault ") })
  }

  @Test func theMatrixHasEachBearing() throws {
    var dossier = try Self.dossier()
    try dossier.cite("life", [("A", nil)], bearing: .supports)
    try dossier.cite("life", [("A", nil), ("B", nil)], bearing: .against)
    let matrix = DossierMatrix(dossier, try Self.profile(), Self.facts([1: "A", 2: "B"]))
    let row = try #require(matrix.rows.first { $0.element.name == "life" })
    #expect(row.cells[1]?.signs == "+-" && row.cells[2]?.signs == "-" && row.sourceCount == 1)
    #expect(matrix.rows.count == (try Self.profile()).elements.count)
  }

  @Test func whatWasReplacedComesBackOnceNothingStandsInItsPlace() throws {
    var dossier = try Self.dossier()
    #expect(try dossier.number("A") == 1)
    #expect(try dossier.replace(1, with: "B", why: "better") == 2)
    #expect(try dossier.replace(2, with: "C", why: "better still") == 3)
    for item in ["A", "B"] { #expect(throws: DossierError.self) { try dossier.number(item) } }
    try dossier.withdraw(3, why: "a mistake")
    let before = dossier
    #expect(try dossier.number("A") == 1)
    #expect(dossier.exhibitsInUse.map(\.number) == [1])
    #expect(dossier.exhibit(1)?.replacedBy == nil && dossier.exhibit(1)?.why == nil)
    #expect(DossierConsistency.faults(of: dossier, after: [before], profile: try Self.profile()).isEmpty)
    // The one between them comes back in the same way, and then stands for nobody.
    #expect(try dossier.number("B") == 2)
    #expect(DossierConsistency.faults(of: dossier, after: [before], profile: try Self.profile()).isEmpty)
    // Not what went out: its addressee may have been told to destroy it.
    var sent = before
    sent.supplements = [EarlierBundle(export: "E", part: .open, tagManifest: "00", exhibits: [1])]
    #expect(throws: DossierError.self) { try sent.number("A") }
    #expect(try sent.number("B") == 2)
  }

  /// What was said of the other need not be so of the one in its place.
  @Test func whatReplacesIsNotCalledTheSame() throws {
    var dossier = try Self.dossier()
    let number = try dossier.number("A", title: "The house of a witness")
    dossier.cited = [CitedExhibit(element: "life", exhibit: number, place: "p. 3", quote: "their name")]
    let next = try dossier.replace(number, with: "B", why: "redacted")
    #expect(dossier.exhibit(next)?.title == nil && dossier.exhibit(number)?.title != nil)
    #expect(dossier.cited == [CitedExhibit(element: "life", exhibit: next, place: "p. 3")])
  }

  @Test func aSupplementListsWhatChanged() throws {
    var dossier = try Self.dossier()
    for item in ["A", "B", "C"] { _ = try dossier.number(item) }
    #expect(SupplementChanges(dossier) == nil)
    dossier.supplements = [
      EarlierBundle(export: "E", part: .open, tagManifest: "00", exhibits: [2, 1]),
      EarlierBundle(export: "A", part: .annex, tagManifest: "11", exhibits: [3]),
    ]
    _ = try dossier.number("D")
    try dossier.withdraw(1, why: "w")
    _ = try dossier.replace(2, with: "F", why: "w")
    // Its addressee may have been told to destroy it.
    #expect(throws: DossierError.self) { try dossier.number("A") }
    let changes = try #require(SupplementChanges(dossier))
    #expect(changes.added == [4, 5] && changes.recalled == [1])
    #expect(changes.replaced.map(\.number) == [2] && changes.replaced.map(\.by) == [5])
    #expect(changes.earlier.map(\.exhibits) == [[1, 2], [3]])
    // Who has the open part alone is told of nothing else.
    try dossier.withdraw(3, why: "w")
    let open = try #require(SupplementChanges(dossier, for: .open))
    #expect(open.earlier.map(\.export) == ["E"] && open.recalled == [1] && open.added == [4, 5])
    #expect(try #require(Dossier(dossier.fields)).supplements == dossier.supplements)
  }
}
