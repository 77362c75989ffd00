import TestSupport
import Testing

@testable import TerminalInterface

@Suite struct TextWrapTests {
  @Test(arguments: [
    ("", 10, ""), ("short\n", 10, "short\n"), ("one two three", 8, "one two\n   three"),
    ("  one two three\nfour", 9, "  one two\n    three\nfour"), ("unbreakable", 5, "unbreakable"),
    ("a unbreakable b", 8, "a\nunbreakable\n    b"), ("one  two", 40, "one  two"), ("one  two", 6, "one\n   two"),
    ("\n\n", 5, "\n\n"), ("北京 北京 北京", 9, "北京 北京\n    北京"), ("a b ", 3, "a b"),
  ])
  func linesAreBrokenBetweenWords(_ text: String, _ width: Int, _ wrapped: String) {
    #expect(TextWrap.wrap(text, width: width) == wrapped)
  }

  @Test func marksOfStyleTakeNoRoom() {
    let text = "\u{1b}[1mone two\u{1b}[0m three"
    #expect(TextWrap.wrap(text, width: 13) == text)
    #expect(TextWrap.wrap(text, width: 8) == "\u{1b}[1mone two\u{1b}[0m\n   three")
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

  /// A column that begins in the left half is kept.
  @Test(arguments: [
    ("  name  one two three", 16, "  name  one two\n        three"),
    ("a  b c d  e f", 9, "a  b c d\n   e f"),
    ("2026  Brought in  by somebody here", 20, "2026  Brought in  by\n      somebody here"),
    ("key  ssh-ed25519 AAAAC3Nz of a", 20, "key\nssh-ed25519 AAAAC3Nz\n    of a"),
    ("key  0123456789abcdef", 18, "key\n  0123456789abcdef"),
  ])
  func aColumnIsKept(_ text: String, _ width: Int, _ wrapped: String) {
    #expect(TextWrap.wrap(text, width: width) == wrapped)
  }

  @Test func flowingTextIsFilledAnew() {
    let text = "One two three\nfour five. Such as:\n{\"a\": 1}\n  set in\n\nNext"
    #expect(TextWrap.paragraphs(text, width: 14) == "One two three\nfour five.\nSuch as:\n{\"a\": 1}\n  set in\n\nNext")
  }

  /// Put together by a shell, it is the same command.
  @Test func aCommandStaysOne() {
    let command = "  evault add a --purpose \"for the record\" --compartment north"
    let wrapped = TextWrap.command(command, width: 32)
    #expect(
      wrapped == "  evault add a --purpose \\\n      \"for the record\" \\\n      --compartment north")
    for line in wrapped.split(separator: "\n") { #expect(line.count <= 32) }
    #expect(TextWrap.command(command, width: 80) == command)
    // In a longer text too; words that only begin so, and rows of a table, are no command.
    #expect(TextWrap.wrap("Then\n" + command, width: 32) == "Then\n" + wrapped)
    #expect(TextWrap.wrap("  evaults a b c", width: 12) == "  evaults a\n      b c")
    #expect(!TextWrap.wrap("  evault a  one two three", width: 16).contains("\\"))
  }
}
