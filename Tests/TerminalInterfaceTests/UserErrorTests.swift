import SelectiveDisclosure
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

  /// What was refused stands row by row below the message, each in columns of its own, and what is hostile in it is spelled out.
  @Test func whatWasRefusedStandsRowByRow() {
    let parts = ["8Q3T-MZ1K-0VRE-7XA2H", "0WF1-KJ2M-9V7A-3QX84"].enumerated().map { place, item in
      RefusedPart(
        label: "EX \(place + 9)", item: item, decided: "consent: no-consent",
        lines: [("leaves", "payload"), ("why", "There is\u{1b} none."), ("mend", "")], document: ["item": .string(item)]
      )
    }
    let error = UserError(.consentForbids, "Consent forbids this.", next: "Ask them.", refusals: parts)
    #expect(
      error.lines(.english, program: "evault") == [
        "evault: Consent forbids this.", "  EXHIBIT  ITEM                  DECIDED BY",
        "  EX 9     8Q3T-MZ1K-0VRE-7XA2H  consent: no-consent", "    leaves  payload",
        "    why     There is\\u{1b} none.", "  EX 10    0WF1-KJ2M-9V7A-3QX84  consent: no-consent",
        "    leaves  payload", "    why     There is\\u{1b} none.", "  Next: Ask them.",
      ])
    let many = UserError(.consentForbids, "m", refusals: Array(repeating: parts[0], count: 52))
    #expect(many.lines(.english, program: "evault").last == "  And 2 more: --json has them all.")
  }

  @Test func everyExitCodeOfAnErrorHasItsWords() {
    for code in ExitCode.allCases where code != .done {
      #expect(StringTable.english["exit.\(code.rawValue)"] == code.meaning)
    }
    #expect(StringTable.english.keys.count { $0.hasPrefix("exit.") } == ExitCode.allCases.count - 1)
  }
}
