import TerminalInterface
import Testing

@Suite struct ExitCodeTests {
  /// The table of the design, frozen: scripts depend on it.
  @Test func theTableIsFrozen() {
    let table: [ExitCode: Int32] = [
      .done: 0, .failed: 1, .usage: 2, .partlyDone: 3, .noVault: 10, .locked: 11, .wrongPassphraseOrIdentity: 12,
      .notPermitted: 13, .corrupt: 20, .badSignature: 21, .signerNotTrusted: 22, .timeNotEstablished: 23,
      .incompleteOrRolledBack: 24, .badDisclosure: 25, .consentForbids: 26, .interrupted: 130,
    ]
    for code in ExitCode.allCases { #expect(code.rawValue == table[code], "\(code)") }
    #expect(table.count == ExitCode.allCases.count)
  }

  @Test func everyCodeSaysSomethingOfItsOwn() {
    #expect(Set(ExitCode.allCases.map(\.meaning)).count == ExitCode.allCases.count)
    #expect(ExitCode.allCases.allSatisfy { !$0.meaning.isEmpty })
  }
}
