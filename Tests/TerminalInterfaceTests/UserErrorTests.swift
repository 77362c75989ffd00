import TerminalInterface
import Testing

@Suite struct UserErrorTests {
  @Test(arguments: [
    ("\u{1b}]0;title\u{7}", "\\u{1b}]0;title\\u{7}"), ("a\nb", "a\\u{a}b"),
    ("evidence\u{202e}gpj.exe", "evidence\\u{202e}gpj.exe"),
    ("\u{2067}x\u{2069}", "\\u{2067}x\\u{2069}"), ("\u{9b}31m", "\\u{9b}31m"),
    ("zero\u{200b}width", "zero\\u{200b}width"),
    ("Київ – “ok”", "Київ – “ok”"),
  ])
  func nothingInItReachesTheTerminalUnseen(_ text: String, _ shown: String) {
    let error = UserError(.failed, text, safe: text, next: text)
    #expect(error.message == shown && error.safe == shown && error.next == shown)
    #expect(error.code == .failed)
  }
}
