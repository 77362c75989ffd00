import Testing
import Translations

@testable import TerminalInterface

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

  private static let phrased = UserError(
    .locked, Phrase("error.locked", ["path": "lock\u{1b}"]), safe: Phrase("safe.unchanged"),
    next: Phrase("error.locked.next"))

  @Test func aPhraseIsToldInTheLanguageAndKeptInEnglish() {
    #expect(Self.phrased.message == "Another process holds the lock (lock\\u{1b}).")
    #expect(Self.phrased.safe == "Nothing was changed.")
    #expect(
      Self.phrased.lines(StringTable(.french), program: "evault") == [
        "evault: Un autre processus tient le verrou (lock\\u{1b}).", "  Intact: Rien n’a été modifié.",
        "  Ensuite: Réessayez quand il aura fini.",
      ])
  }

  /// What has no phrase is told in English, in other languages below what its exit code means.
  @Test func whatHasNoPhraseIsToldInEnglish() {
    let error = UserError(.consentForbids, "Consent forbids this.", next: "Ask them.")
    #expect(
      error.lines(.english, program: "evault") == ["evault: Consent forbids this.", "  Next: Ask them."])
    #expect(
      error.lines(StringTable(.spanish), program: "evault-verify") == [
        "evault-verify: el consentimiento lo prohíbe", "  Consent forbids this.", "  Después: Ask them.",
      ])
  }

  @Test func everyExitCodeOfAnErrorHasItsWords() {
    for code in ExitCode.allCases where code != .done {
      #expect(StringTable.english["exit.\(code.rawValue)"] == code.meaning)
    }
    #expect(StringTable.english.keys.count { $0.hasPrefix("exit.") } == ExitCode.allCases.count - 1)
  }
}
