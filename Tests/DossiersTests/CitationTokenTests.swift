import Testing

@testable import Dossiers

/// What a citation is.
struct CitationTokenTests {
  @Test(
    arguments: [
      (12, nil, "[EX 12]"), (1, "p. 3", "[EX 1, p. 3]"), (99_999, "pp. 3-5", "[EX 99999, pp. 3–5]"),
      (2, "00:12:05", "[EX 2, 00:12:05]"), (2, " para.\u{a0}4 ", "[EX 2, para. 4]"),
      (2, "p. 3, para. 4", "[EX 2, p. 3, para. 4]"),
      (2, "00:01 - 00:02", "[EX 2, 00:01–00:02]"), (2, "annex A-1", "[EX 2, annex A-1]"), (2, "გვ. 3", "[EX 2, გვ. 3]"),
    ] as [(Int, String?, String)])
  func areWrittenInOneForm(_ number: Int, _ place: String?, _ written: String) throws {
    let token = try #require(CitationToken(prefix: "EX", number: number, place: place))
    #expect(token.description == written)
    #expect(token.unbreakable == written.replacing(" ", with: "\u{a0}"))
    for text in [written, token.unbreakable] {
      let search = try #require(CitationSearch(text, prefix: "EX"))
      #expect(search.found.map(\.token) == [token] && search.suspicious == [])
    }
  }

  @Test func severalShareABracket() throws {
    let tokens = [CitationToken(prefix: "UK-1", number: 1, place: "p. 3"), CitationToken(prefix: "UK-1", number: 20)]
      .compactMap(\.self)
    #expect(CitationToken.written(tokens) == "[UK-1 1, p. 3; UK-1 20]")
    let search = try #require(CitationSearch("a \(CitationToken.written(tokens)) b", prefix: "UK-1"))
    #expect(search.found.map(\.token) == tokens)
    #expect(search.found.map(\.offset) == [2, 2])
  }

  @Test(arguments: ["", "ex", "1A", "-A", "ABCDEFGHI", "E X", "É", "E]"]) func prefixesAreCapitals(_ prefix: String) {
    #expect(CitationToken(prefix: prefix, number: 1) == nil)
    #expect(CitationSearch("", prefix: prefix) == nil)
  }

  @Test(arguments: ["", " ", "p] 3", "p; 3", "a\\", "a\u{1}b", "<b>", "a|b", String(repeating: "a", count: 81)])
  func placesAreText(_ place: String) {
    #expect(CitationToken(prefix: "EX", number: 1, place: place) == nil)
  }

  @Test func numbersAreBounded() {
    for number in [0, -1, 100_000, Int.max] { #expect(CitationToken(prefix: "EX", number: number) == nil) }
  }
}
