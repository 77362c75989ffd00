import Testing
import Translations

/// Every language says everything, with the same values in it.
@Suite struct StringTableTests {
  private static let english = StringTable(.english)

  @Test(arguments: Language.allCases) func everyLanguageHasEveryText(_ language: Language) {
    let table = StringTable(language)
    #expect(table.keys.count > 200)
    #expect(Set(table.keys).symmetricDifference(Self.english.keys) == [])
    for key in table.keys {
      #expect(table.placeholders(in: key) == Self.english.placeholders(in: key), "\(language) \(key)")
      let text = table[key]
      #expect(
        !text.isEmpty && text.first?.isWhitespace == false && text.last?.isWhitespace == false, "\(language) \(key)")
      // Marks that turn text round, and what would be markup or no text at all.
      let forbidden = text.unicodeScalars.filter {
        $0.value < 0x20 || (0x202a...0x202e).contains($0.value) || (0x2066...0x2069).contains($0.value) || $0 == "<"
      }
      #expect(forbidden.isEmpty, "\(language) \(key)")
    }
  }

  /// A text that was copied and not translated is as bad as a missing one.
  @Test(arguments: Language.allCases.filter { $0 != .english }) func nothingWasLeftInEnglish(_ language: Language) {
    let table = StringTable(language)
    let same = table.keys.filter { table[$0] == Self.english[$0] && $0 != "hint.pseudonym" }
    let isOtherScript = [Language.ukrainian, .russian, .georgian].contains(language)
    // French and Spanish share some short words with it.
    #expect(same.isEmpty || !isOtherScript && same.allSatisfy { Self.english[$0].count < 16 }, "\(same)")
    #expect(same.count < 20)
    for key in table.keys where isOtherScript && key != "hint.pseudonym" {
      let letters: ClosedRange<UInt32> = language == .georgian ? 0x10d0...0x10ff : 0x400...0x4ff
      #expect(table[key].unicodeScalars.contains { letters.contains($0.value) }, "\(language) \(key)")
    }
  }

  /// Letters of the one alphabet that slipped into the other, which look the same.
  @Test func ukrainianAndRussianKeepTheirLetters() {
    for key in Self.english.keys {
      #expect(StringTable(.ukrainian)[key].allSatisfy { !"ыэъёЫЭЪЁ".contains($0) }, "\(key)")
      #expect(StringTable(.russian)[key].allSatisfy { !"іїєґІЇЄҐ".contains($0) }, "\(key)")
    }
    for language in [Language.ukrainian, .russian, .georgian] {
      let table = StringTable(language)
      for key in table.keys where key != "hint.pseudonym" && key != "form.caution.name" {
        // Without the values' places, whose names are Latin, and names that no language has another word for.
        let names = table.placeholders(in: key).map { ($0, "") }
        let words = table[key, Dictionary(names) { $1 }].replacing("SHA-256", with: "").replacing("UTC", with: "")
        #expect(!words.unicodeScalars.contains { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }, "\(key)")
      }
    }
  }

  @Test func valuesTakeTheirPlace() {
    #expect(Self.english["form.page", ["page": "2", "pages": "3"]] == "Page 2 of 3")
    #expect(Self.english.placeholders(in: "form.page") == ["page", "pages"])
    #expect(Self.english["no.such.text"].contains(StringTable.missing))
    #expect(Language(rawValue: "xx") == nil && Language(rawValue: "EN") == nil)
  }
}
