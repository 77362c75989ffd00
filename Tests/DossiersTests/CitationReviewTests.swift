import Testing

@testable import Dossiers

/// Citations held against exhibits.
struct CitationReviewTests {
  private static let exhibits = [
    ExhibitStanding(number: 1, places: ["p. 3", "pp.\u{a0}3-5"]), ExhibitStanding(number: 2),
    ExhibitStanding(number: 3, state: .withheld),
    ExhibitStanding(number: 4, state: .withdrawn), ExhibitStanding(number: 5, state: .replaced(by: 6)),
    ExhibitStanding(number: 6),
  ]

  private static func review(_ text: String) throws -> CitationReview {
    CitationReview(try #require(CitationSearch(text, prefix: "EX")), prefix: "EX", exhibits: exhibits)
  }

  @Test func aTextThatCitesAllOfThemIsGood() throws {
    let review = try Self.review("[EX 1, p. 3; EX 1, pp. 3–5; EX 2; EX 6, p. 9] [EX 1]")
    #expect(review.findings == [] && review.permits)
  }

  @Test func eachFaultHasItsSentence() throws {
    let review = try Self.review("[EX 1, p. 4]\n[EX 3] [EX 4] [EX 5; EX 7]\n[EX 7, p. 2] [EX8] (EX 9) [EX 0] [EX 2")
    #expect(
      review.findings.map { "\($0.kind) \($0.number ?? 0) \($0.count) \($0.line ?? 0)" } == [
        "withheld 3 1 2", "withdrawn 4 1 2", "replaced 5 1 2", "missing 7 2 2", "suspicious 0 1 3", "suspicious 0 1 3",
        "suspicious 0 1 3", "suspicious 0 1 3", "place 1 1 1", "unused 2 0 0", "unused 6 0 0",
      ])
    #expect(!review.permits)
    #expect(
      review.findings.map(\.sentence).prefix(6) == [
        "[EX 3] is cited, and its content is withheld from this addressee. Take the sentence out, or see that it gives nothing away and rests on another exhibit.",
        "[EX 4] is cited, and was taken out of the dossier. Rest the sentence on another exhibit.",
        "[EX 5] is cited, and [EX 6] took its place. Read that one, and cite it instead.",
        "[EX 7] (2 times) is cited, and no exhibit has this number. Correct the number, or give the exhibit to the dossier.",
        "[EX8] is not counted as a citation: one looks like [EX 12] or [EX 12, p. 3].",
        "EX 9 is not counted as a citation: put it in square brackets if it is meant as one.",
      ])
    for finding in review.findings { #expect(finding.sentence.hasSuffix(".")) }
  }

  @Test func aBlankIsNoOtherPlace() throws {
    #expect(try Self.review("[EX 1, p.3; EX 1, pp.3-5; EX 2; EX 6]").findings == [])
    #expect(try Self.review("[EX 1, p.33; EX 2; EX 6]").findings.map(\.kind) == [.place])
  }

  @Test func whatAPersonDecidesStopsNothing() throws {
    let review = try Self.review("[EX 1, p. 4] [EX8]")
    #expect(review.findings.map(\.kind) == [.suspicious, .place, .unused, .unused] && review.permits)
  }

  @Test func whatWasNotReadStops() throws {
    let text = String(repeating: "[EX 1; EX 2; EX 6]", count: CitationSearch.maximumCount / 3 + 2)
    #expect(try Self.review(text).findings.map(\.kind) == [.unread])
  }

  @Test func aDossierSaysHowItsExhibitsStand() throws {
    let profile = try #require(Profiles.named("universal-jurisdiction"))
    var dossier = Dossier(
      profile: ProfileReference(profile, digest: String(repeating: "0", count: 64)), title: "t", exhibitPrefix: "EX")
    dossier.exhibits = (1...5).map { DossierExhibit(number: $0, item: "item \($0)") }
    dossier.exhibits[1].state = .withdrawn
    dossier.exhibits[2].state = .replaced
    dossier.exhibits[2].replacedBy = 4
    dossier.cited = [
      CitedExhibit(element: "a", exhibit: 1, place: "p. 3"), CitedExhibit(element: "b", exhibit: 1, place: "p. 4"),
      CitedExhibit(element: "a", exhibit: 4, place: "p. 3"), CitedExhibit(element: "b", exhibit: 4),
    ]
    #expect(
      dossier.standings(withheld: [2, 5]) == [
        ExhibitStanding(number: 1, places: ["p. 3", "p. 4"]), ExhibitStanding(number: 2, state: .withdrawn),
        ExhibitStanding(number: 3, state: .replaced(by: 4)), ExhibitStanding(number: 4),
        ExhibitStanding(number: 5, state: .withheld),
      ])
  }
}
