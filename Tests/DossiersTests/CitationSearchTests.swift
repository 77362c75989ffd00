import TestSupport
import Testing

@testable import Dossiers

/// Citations in texts.
struct CitationSearchTests {
  private static func search(_ text: String, _ prefix: String = "EX") throws -> CitationSearch {
    try #require(CitationSearch(text, prefix: prefix))
  }

  @Test func areFoundInOrder() throws {
    let text = "გ [EX 12, p. 3]\nand [EX 1; EX 12] [sic] [2021] UKSC [EX\u{a0}2,\u{202f}pp. 3\u{2013}5].\n"
    let search = try Self.search(text)
    #expect(
      search.found.map { "\($0.token) \($0.offset) \($0.line)" } == [
        "[EX 12, p. 3] 4 1", "[EX 1] 22 2", "[EX 12] 22 2", "[EX 2, pp. 3–5] 54 2",
      ])
    #expect(search.counts == [1: 1, 2: 1, 12: 2])
    #expect(search.suspicious == [] && search.isWhole)
    for one in search.found { #expect(Array(text.utf8)[one.offset] == UInt8(ascii: "[")) }
  }

  /// What word processors, and PDF files, make of them.
  @Test(arguments: [
    "[EX\u{a0}12, p.\u{a0}3]", "[EX\u{2009}12,\u{202f}p. 3]", "[ EX  12 , p. 3 ]", "[EX 12,\np. 3]", "[EX\n12, p. 3]",
    "[EX\u{200b} 12,\u{200e} p. 3\u{200f}]", "[\u{2066}EX 12, p. 3\u{2069}]", "[EX 12,\u{2028}p. 3]", "[\tEX 12,p. 3]",
  ])
  func variationsAreTaken(_ text: String) throws {
    let search = try Self.search(text)
    #expect(search.found.map(\.token) == [CitationToken(prefix: "EX", number: 12, place: "p. 3")])
    #expect(search.suspicious == [])
  }

  @Test func hyphensOfAPrefixAreTaken() throws {
    for hyphen in ["-", "\u{2010}", "\u{2011}"] {
      #expect(
        try Self.search("[UK\(hyphen)1 3]", "UK-1").found.map(\.token) == [CitationToken(prefix: "UK-1", number: 3)])
    }
  }

  @Test(
    arguments: [
      ("[EX12]", .form, "[EX12]"), ("[Ex. 12]", .form, "[Ex. 12]"), ("[ex 12]", .form, "[ex 12]"),
      ("[EX 12 p. 3]", .form, "[EX 12 p. 3]"),
      ("[EX]", .form, "[EX]"), ("[EX twelve]", .form, "[EX twelve]"), ("[EX ١٢]", .form, "[EX ١٢]"),
      ("[Exhibit 12]", .form, "[Exhibit 12]"),
      ("[EXH. 3]", .form, "[EXH. 3]"), ("[EX 1; 2]", .form, "[EX 1; 2]"), ("[EX 1;]", .form, "[EX 1;]"),
      ("[see 1; EX2]", .form, "[see 1; EX2]"),
      ("[EX 1,]", .form, "[EX 1,]"), ("[EX 12\\]", .form, "[EX 12\\]"), ("[EX 1, p. \u{1} 3]", .form, "[EX 1, p.  3]"),
      ("[EX 0]", .number, "[EX 0]"), ("[EX 012]", .number, "[EX 012]"), ("[EX 100000]", .number, "[EX 100000]"),
      ("[EX 12, p. 3", .open, "[EX 12, p. 3"), ("[EX 12, [sic]", .open, "[EX 12,"),
      ("[EX 12,\n\np. 3]", .open, "[EX 12,"),
      ("(EX 12)", .bare, "EX 12"), ("see EX 12, p. 3", .bare, "EX 12"), ("[see EX 12]", .bare, "EX 12"),
      ("EX\u{a0}7.", .bare, "EX 7"), ("EX 7\tA list", .bare, "EX 7"),
    ] as [(String, CitationSearch.Suspicious.Reason, String)])
  func nearMissesAreSuspicious(_ text: String, _ reason: CitationSearch.Suspicious.Reason, _ excerpt: String) throws {
    let search = try Self.search("გ\n" + text)
    #expect(search.found == [])
    #expect(search.suspicious.map(\.reason) == [reason])
    #expect(search.suspicious.map(\.excerpt) == [excerpt])
    #expect(search.suspicious.map(\.line) == [2])
  }

  @Test(arguments: [
    "[sic]", "[2021] UKSC 12", "[Example 3]", "[ex parte]", "[EXTRA 3]", "[…]", "[]", "[", "]", "[[", "EX", "APEX 12",
    "EX12", "EX-12",
    "Ex 12", "exhibit 12", "[1, 2]", "[EX-A 12]", "[UK 12]",
  ])
  func otherBracketsAreLeftAlone(_ text: String) throws {
    let search = try Self.search(text)
    #expect(search.found == [] && search.suspicious == [])
  }

  /// A cell or a caption cites nothing.
  @Test(arguments: ["EX 12", "one\n EX 12 \t\ntwo", "EX\u{a0}7\u{c}", "[EX 1]\nEX 1\n"])
  func labelsThatAreAllOfALineAreLeftAlone(_ text: String) throws {
    #expect(try Self.search(text).suspicious == [])
  }

  /// As pdftotext gives text that is read from right to left.
  @Test func mirroredBracketsAreTaken() throws {
    let search = try Self.search("\u{202b}منذ \u{202a} .]EX 2, p. 1[ 2025\u{202c}، ]EX 3; EX 4[\u{202c}\n[EX 5]")
    #expect(search.found.map(\.token.description) == ["[EX 2, p. 1]", "[EX 3]", "[EX 4]", "[EX 5]"])
    #expect(search.suspicious == [])
    let other = try Self.search("[sic] EX 2, p. 3 [EX 4] EX 6 [EX 5]")
    #expect(other.found.map(\.token.number) == [4, 5])
    #expect(other.suspicious.map(\.excerpt) == ["EX 2", "EX 6"])
  }

  @Test func aPrefixOfOneLetterIsNotLookedForOutsideBrackets() throws {
    let search = try Self.search("A 12-year-old [A 3]", "A")
    #expect(search.found.map(\.token.number) == [3] && search.suspicious == [])
  }

  @Test func longOnesAreCut() throws {
    let search = try Self.search("[EX " + String(repeating: "x", count: 500) + "]")
    #expect(search.suspicious.map(\.excerpt.count) == [62])
  }

  @Test(arguments: ["[", "[EX ", "[EX 1; ", "EX ", "[EX 1,", "E", "[EX 1] ", "EX 1 ", "]", "[\n"])
  func hostileTextsTakeTimeInProportion(_ piece: String) throws {
    let count = 200_000 / piece.utf8.count
    let start = ContinuousClock.now
    let search = try Self.search(String(repeating: piece, count: count))
    #expect(start.duration(to: .now) < .seconds(20))
    #expect(search.found.count <= CitationSearch.maximumCount && search.suspicious.count <= CitationSearch.maximumCount)
  }

  @Test func moreThanIsTakenIsTold() throws {
    let search = try Self.search(String(repeating: "[EX 1]", count: CitationSearch.maximumCount + 1))
    #expect(search.found.count == CitationSearch.maximumCount && !search.isWhole)
  }

  @Test func noTextDoesHarm() throws {
    var random = SeededGenerator(seed: 61)
    let pieces = ["[", "]", "EX", " ", "1", "2", ",", ";", "p. 3", "\n", "\u{a0}", "\u{200f}", "x", "–", "\u{c}", "0"]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 0...30, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }
        .joined()
      let search = try Self.search(text)
      for one in search.found {
        // What is found is found again in its own form.
        #expect(try Self.search(one.token.description).found.map(\.token) == [one.token], "\(text)")
      }
    }
  }
}
