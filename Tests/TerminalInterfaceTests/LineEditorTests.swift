import Testing

@testable import TerminalInterface

@Suite struct LineEditorTests {
  /// Types bytes, and tells what came of the last one.
  @discardableResult
  private func type(_ bytes: [UInt8], _ editor: inout LineEditor) -> LineEditor.Progress {
    var progress = LineEditor.Progress.typing
    for byte in bytes { progress = editor.take(byte) }
    return progress
  }

  private func typed(_ text: String) -> LineEditor {
    var editor = LineEditor("? ")
    type(Array(text.utf8), &editor)
    return editor
  }

  @Test func aLineLongerThanATerminalKeepsIsWhole() {
    let long = String(repeating: "слово ", count: 20_000)
    var editor = LineEditor("? ")
    #expect(type(Array(long.utf8) + [0x0d], &editor) == .entered)
    #expect(editor.text == long)
  }

  @Test func lettersAreErasedWholeAndWordsAndLines() {
    #expect(typed("a\u{301}ї\u{7f}").text == "a\u{301}")
    #expect(typed("xe\u{301}\u{7f}").text == "x")
    #expect(typed("👩‍👧b\u{8}\u{7f}").text == "")
    #expect(typed("one two  \u{17}").text == "one ")
    #expect(typed("one two\u{15}three").text == "three")
    #expect(typed("\u{7f}\u{17}").text == "")
  }

  @Test func whatIsErasedLeavesTheScreen() {
    var editor = typed("ab")
    _ = editor.takeScreen()
    _ = editor.take(0x7f)
    #expect(editor.takeScreen() == "\u{8} \u{8}")
    // Over a row's beginning a cursor does not go back: what is left is shown anew.
    var narrow = LineEditor("? ", columns: 4)
    type(Array("abc".utf8), &narrow)
    type([0x7f], &narrow)
    _ = narrow.takeScreen()
    _ = narrow.take(0x7f)
    #expect(narrow.text == "a" && narrow.takeScreen() == "\n? a")
  }

  @Test func aPasteKeepsItsLineEnds() {
    var editor = typed("\u{1b}[200~one\r\ntwo\rthree\nfour\u{4}\u{1b}[201~")
    #expect(editor.text == "one\ntwo\nthree\nfour\u{4}" && !editor.isPasting)
    #expect(editor.take(0x0d) == .entered)
    #expect(TypedAnswer.outcome(editor, severalLines: true) == .text("one\ntwo\nthree\nfour\u{4}"))
    #expect(TypedAnswer.outcome(editor, severalLines: false) == .refused("prompt.several_lines"))
    #expect(TypedAnswer.outcome(typed("\u{1b}[200~one\r\n\u{1b}[201~"), severalLines: false) == .text("one"))
    // An escape that ends no paste is part of it, to be refused with its place.
    #expect(typed("\u{1b}[200~a\u{1b}[31mb\u{1b}\u{1b}[201~").text == "a\u{1b}[31mb\u{1b}")
  }

  @Test func keysThatAreNoLettersAreNoText() {
    #expect(typed("a\u{1b}[Db\u{1b}[1;5Cc\u{1b}OPd\u{1b}ї").text == "abcdї")
    #expect(typed("a\u{1b}\u{1b}[D").text == "a")
  }

  @Test func theEndIsOnlyBeforeTheFirstLetter() {
    var editor = LineEditor("? ")
    #expect(editor.take(0x04) == .ended)
    type([0x61], &editor)
    #expect(editor.take(0x04) == .typing)
    #expect(editor.text == "a")
  }

  @Test func aLineFeedAfterAReturnIsNoSecondAnswer() {
    var first = LineEditor("? ")
    #expect(first.take(0x0d) == .entered && first.isAfterReturn)
    var second = LineEditor("? ", afterReturn: first.isAfterReturn)
    #expect(second.take(0x0a) == .typing)
    #expect(second.take(0x0a) == .entered)
  }

  @Test(
    arguments: [[0xff], [0xc3, 0x28], [0xe2, 0x82], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80], [0x80]] as [[UInt8]]
  )
  func bytesThatAreNotUTF8AreRefused(_ bytes: [UInt8]) {
    var editor = LineEditor("? ")
    #expect(type([0x61] + bytes + [0x0a], &editor) == .entered)
    #expect(TypedAnswer.outcome(editor, severalLines: true) == .refused("prompt.not_text"))
    // Begun anew, it is as if nothing had been.
    var again = LineEditor("? ")
    type(bytes + [0x15, 0x62, 0x0a], &again)
    #expect(TypedAnswer.outcome(again, severalLines: false) == .text("b"))
  }

  @Test func moreThanIsTakenIsRefusedAndNotCut() {
    var editor = LineEditor("? ")
    type([UInt8](repeating: 0x61, count: LineEditor.limit), &editor)
    #expect(TypedAnswer.outcome(editor, severalLines: false) != .refused("prompt.too_long"))
    type([0x62], &editor)
    #expect(editor.text.utf8.count == LineEditor.limit)
    #expect(TypedAnswer.outcome(editor, severalLines: false) == .refused("prompt.too_long"))
  }

  @Test func whatATerminalWouldObeyIsSpelledOut() {
    var editor = typed("\u{9b}31m\u{202e}\u{1}")
    #expect(editor.takeScreen() == "\\u{9b}31m\\u{202e}\\u{1}")
  }
}
