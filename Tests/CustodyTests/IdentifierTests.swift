import Custody
import TestSupport
import Testing
import VaultCrypto

@Suite struct IdentifierTests {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
  private static let specimen = "8Q3T-MZ1K-0VRE-7XA2H"

  /// The check symbols were computed apart from the program, by the sum of Schemas/README.md §1 as it stands there.
  @Test(arguments: [
    specimen, "0000-0000-0000-00000", "ZZZZ-ZZZZ-ZZZZ-ZZZZM", "0123-4567-89AB-CDEF9", "1000-0000-0000-00002",
    "0000-0000-0000-0001V",
  ])
  func checkSymbolsAreThoseOfTheFormat(_ text: String) {
    #expect(Identifier(canonical: text)?.description == text)
  }

  @Test func everyWrongSymbolIsNoticed() {
    let letters = Array(Self.specimen)
    for place in letters.indices where letters[place] != "-" {
      for other in Self.alphabet where other != letters[place] {
        var wrong = letters
        wrong[place] = other
        #expect(Identifier(typed: String(wrong)) == nil, "\(String(wrong))")
      }
    }
  }

  @Test func everyExchangeOfTwoSymbolsIsNoticed() {
    let letters = Array(Self.specimen)
    for first in letters.indices {
      for second in letters.indices where letters[first] != letters[second] {
        guard letters[first] != "-", letters[second] != "-" else { continue }
        var wrong = letters
        wrong.swapAt(first, second)
        #expect(Identifier(typed: String(wrong)) == nil, "\(String(wrong))")
      }
    }
  }

  @Test(arguments: [
    "8q3t-mz1k-0vre-7xa2h", "8Q3TMZ1K0VRE7XA2H", "8q3tmz1k0vre7xa2h", "8Q3T-MZIK-OVRE-7XA2H", "8q3t-mzlk-ovre-7xa2h",
    "8Q3T-MZiK-oVRE-7XA2H", "-8-Q-3-T-MZ1K0VRE7XA2H-",
  ])
  func whatPeopleTypeIsUnderstood(_ text: String) {
    #expect(Identifier(typed: text)?.description == Self.specimen)
    #expect(Identifier(canonical: text) == nil, "a file holds the one form")
  }

  @Test(arguments: [
    "", "-", "8Q3T", "8Q3T-MZ1K-0VRE-7XA2", "8Q3T-MZ1K-0VRE-7XA2HH", "8Q3T-MZ1K-0VRE-7XA2H ", " 8Q3T-MZ1K-0VRE-7XA2H",
    "8Q3T-MZ1K-0VRE-7XA2H\n", "8Q3T MZ1K 0VRE 7XA2H", "8Q3T\u{2013}MZ1K-0VRE-7XA2H", "8Q3T-MZ1K-0VRE-7XA2U",
    "8Q3T_MZ1K_0VRE_7XA2H", "8Q3T-MZ1K-0VRE-7XA2\u{0425}",
    "８Q3T-MZ1K-0VRE-7XA2H", "8Q3T-MZıK-0VRE-7XA2H", "8Q3T-MZ1\u{212a}-0VRE-7XA2H", "8Q3T-MZ1K-0VRE-7XA2H\u{301}",
  ])
  func anythingElseIsRefused(_ text: String) {
    #expect(Identifier(typed: text) == nil)
    #expect(Identifier(canonical: text) == nil)
  }

  /// Unicode's capital of ß is SS: two symbols where a person typed none of them.
  @Test func capitalsOfOtherLettersDoNotCount() throws {
    let doubled = try #require(
      Self.alphabet.lazy.compactMap { Identifier(typed: "SS00000000000000\($0)") }.first)
    let tail = doubled.description.dropFirst(2)
    #expect(Identifier(typed: "SS" + tail) == doubled)
    #expect(Identifier(typed: "ß" + tail) == nil)
    #expect(Identifier(typed: "ſS" + tail) == nil)
  }

  @Test func newOnesAreWellFormedAndDiffer() {
    var random = RandomPool()
    var seen: Set<Identifier> = []
    for _ in 0..<2000 {
      let identifier = Identifier(&random)
      #expect(Identifier(canonical: identifier.description) == identifier)
      #expect(identifier.description.utf8.count == 20)
      seen.insert(identifier)
    }
    #expect(seen.count == 2000)
    let symbols = Set(seen.flatMap { $0.description.dropLast() })
    #expect(symbols == Set(Self.alphabet + ["-"]), "all 80 bits are random")
  }

  @Test func theOrderIsThatOfTheText() throws {
    let small = try #require(Identifier(canonical: "0123-4567-89AB-CDEF9"))
    let large = try #require(Identifier(canonical: Self.specimen))
    #expect(small < large && !(large < small) && !(small < small))
  }

  /// One in 32 texts of the right form has the right check symbol; whatever is taken prints as what it was taken from.
  @Test func randomSymbolsPassAtTheRateOfTheCheckSymbol() {
    var generator = SeededGenerator(seed: 80)
    var passed = 0
    for _ in 0..<6400 {
      let text = String((0..<17).map { _ in Self.alphabet[Int(generator.next() % 32)] })
      guard let identifier = Identifier(typed: text) else { continue }
      #expect(identifier.description.filter { $0 != "-" } == text)
      passed += 1
    }
    #expect((120...280).contains(passed))
  }
}
