import Foundation
import TestSupport
import Testing
import VaultFiles

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a\u{1b}[2Jb", "a\\u{1b}[2Jb"), ("a\nb\r\t", "a\\u{a}b\\u{d}\\u{9}"),
    ("\u{7f}", "\\u{7f}"),
    ("\u{9b}31m", "\\u{9b}31m"), ("x\u{202e}gpj", "x\\u{202e}gpj"), ("\u{2066}\u{2069}", "\\u{2066}\\u{2069}"),
    ("\u{200b}\u{feff}", "\\u{200b}\\u{feff}"), ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"), ("\u{e000}", "\\u{e000}"),
    ("\u{e0041}", "\\u{e0041}"), ("C:\\x", "C:\\x"), ("Київ 北京 ☃ e\u{301}", "Київ 北京 ☃ e\u{301}"), ("\u{0}", "\\u{0}"),
  ])
  func spellsOutWhatIsNotSeen(_ text: String, _ shown: String) {
    #expect(VisibleText.escape(text) == shown)
    #expect(VisibleText.escape(Array(text.utf8)) == shown)
  }

  @Test func bytesThatAreNotTextAreSpelledOut() {
    #expect(VisibleText.escape([0x61, 0xff, 0xc3]) == "a\\xff\\xc3")
    #expect(VisibleText.escape([0xc3, 0xa9, 0xff, 0x05]) == "\\xc3\\xa9\\xff\\x05")
    #expect(VisibleText.escape([0xed, 0xa0, 0x80]) == "\\xed\\xa0\\x80", "a surrogate is no text")
    #expect(VisibleText.escape([0xc0, 0x80]) == "\\xc0\\x80", "an overlong NUL is no text")
  }

  /// Nothing that comes out can move the cursor, end the line or turn the writing round.
  @Test(.enabled(if: Vectors.has("naughty"), "the naughty strings are not on this machine"))
  func naughtyStringsAreTamed() throws {
    let file = Vectors.folder("naughty").appending(path: "blns/blns.base64.json")
    let strings = try JSONDecoder().decode([String].self, from: Data(contentsOf: file)).compactMap {
      Data(base64Encoded: $0)
    }
    #expect(strings.count > 400)
    var changed = 0
    for string in strings.map(Array.init) {
      let shown = VisibleText.escape(string)
      #expect(isHarmless(shown), "\(shown.debugDescription)")
      #expect(VisibleText.escape(shown) == shown)
      if Array(shown.utf8) != string { changed += 1 }
    }
    #expect(changed > 20, "some of them must have been dangerous")
  }

  @Test func randomBytesAreTamed() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<2000 { #expect(isHarmless(VisibleText.escape(generator.bytes(Int(generator.next() % 24))))) }
    for _ in 0..<2000 {
      let scalars = (0..<8).compactMap { _ in Unicode.Scalar(UInt32(truncatingIfNeeded: generator.next() % 0x11_0000)) }
      #expect(isHarmless(VisibleText.escape(String(String.UnicodeScalarView(scalars)))))
    }
  }

  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      let bidirectional: [ClosedRange<UInt32>] = [0x200e...0x200f, 0x202a...0x202e, 0x2066...0x2069, 0x61c...0x61c]
      let isControl = scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
      return !isControl && !bidirectional.contains { $0.contains(scalar.value) }
        && ![0x2028, 0x2029, 0xfeff, 0x200b].contains(scalar.value)
    }
  }
}
