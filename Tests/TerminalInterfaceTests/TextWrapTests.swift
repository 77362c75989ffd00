import TestSupport
import Testing

@testable import TerminalInterface

@Suite struct TextWrapTests {
  @Test(arguments: [
    ("", 10, ""), ("short\n", 10, "short\n"), ("one two three", 8, "one two\n    three"),
    ("  one two three\nfour", 9, "  one two\n    three\nfour"), ("unbreakable", 5, "unbreakable"),
    ("a unbreakable b", 8, "a\n    unbreakable\n    b"), ("one  two", 40, "one  two"), ("one  two", 6, "one\n   two"),
    ("\n\n", 5, "\n\n"), ("北京 北京 北京", 9, "北京 北京\n    北京"), ("a b ", 3, "a b"),
  ])
  func linesAreBrokenBetweenWords(_ text: String, _ width: Int, _ wrapped: String) {
    #expect(TextWrap.wrap(text, width: width) == wrapped)
  }

  @Test func marksOfStyleTakeNoRoom() {
    let text = "\u{1b}[1mone two\u{1b}[0m three"
    #expect(TextWrap.wrap(text, width: 13) == text)
    #expect(TextWrap.wrap(text, width: 8) == "\u{1b}[1mone two\u{1b}[0m\n    three")
  }

  @Test func nothingIsLostAndEveryLineFits() {
    var generator = SeededGenerator(seed: 81)
    let words = ["a", "seven", "北京", "e\u{301}", "identifier-7XA2H", "·"]
    for _ in 0..<2000 {
      let indent = String(repeating: " ", count: Int(generator.next() % 6))
      let line = (0..<(1 + Int(generator.next() % 12))).map { _ in words[Int(generator.next() % 6)] }
      let width = 26 + Int(generator.next() % 30)
      let wrapped = TextWrap.wrap(indent + line.joined(separator: " "), width: width)
      #expect(wrapped.split(whereSeparator: { " \n".contains($0) }).map(String.init) == line)
      for shown in wrapped.split(separator: "\n") { #expect(TextWidth.columns(String(shown)) <= width, "\(shown)") }
    }
  }
}
