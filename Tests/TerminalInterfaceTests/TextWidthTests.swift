import TerminalInterface
import TestSupport
import Testing

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("北京", 4), ("한국", 4), ("Київ", 4), ("مرحبا", 5), ("😀", 2), ("🇺🇦", 2),
    ("ｆ", 2), ("\u{301}", 0),
  ])
  func columnsAreThoseOfATerminal(_ text: String, _ columns: Int) { #expect(TextWidth.columns(text) == columns) }

  @Test(arguments: [
    ("abc", 3, "abc"), ("abc", 5, "abc  "), ("abcd", 3, "ab…"), ("北京市", 5, "北京…"), ("北京市", 4, "北… "), ("北京", 4, "北京"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("", 2, "  "), ("ab", 1, "…"),
  ])
  func fittingCutsAndFills(_ text: String, _ width: Int, _ fitted: String) {
    #expect(TextWidth.fit(text, width) == fitted)
  }

  @Test func whatFitsHasExactlyTheWidth() {
    var generator = SeededGenerator(seed: 80)
    let pieces = ["a", "é", "北", "😀", "e\u{301}", " ", "ї", "🇺🇦"]
    for _ in 0..<2000 {
      let text = (0..<Int(generator.next() % 12)).map { _ in pieces[Int(generator.next() % 8)] }.joined()
      let width = 1 + Int(generator.next() % 12)
      #expect(TextWidth.columns(TextWidth.fit(text, width)) == width, "\(text) \(width)")
    }
  }
}
