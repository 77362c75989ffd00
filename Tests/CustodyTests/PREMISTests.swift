import Custody
import Testing

@Suite struct PREMISTests {
  /// The codes of http://id.loc.gov/vocabulary/preservation/eventType, as of its revision of 2018.
  private static let vocabulary: Set<String> = [
    "acc", "app", "cap", "com", "cop", "cre", "dea", "dec", "del", "der", "dig", "dis", "dsg", "dsp", "enc", "exe",
    "exp",
    "ext", "ffa", "fil", "fix", "for", "ima", "ine", "ing", "ins", "int", "ipc", "ipm", "ips", "mee", "mem", "mes",
    "mig",
    "mod", "nor", "pac", "poa", "prt", "qua", "rec", "red", "ref", "ren", "rep", "tra", "unp", "unq", "val", "vir",
  ]

  @Test(arguments: EventAction.allCases)
  func everyActionHasATypeOfTheVocabulary(_ action: EventAction) {
    let parts = action.premisEventType.split(separator: "/", omittingEmptySubsequences: false)
    #expect(parts.dropLast().joined(separator: "/") == "http://id.loc.gov/vocabulary/preservation/eventType")
    #expect(Self.vocabulary.contains(String(parts.last ?? "")))
  }

  @Test func thoseThatMatterAreTheirs() {
    let codes: [EventAction: String] = [
      .ingested: "ing", .accessed: "dis", .checked: "fix", .received: "tra", .moved: "enc",
    ]
    for (action, code) in codes { #expect(action.premisEventType.hasSuffix("/" + code)) }
    #expect(
      EventAction.allCases.filter(\.isFailure) == [.exportAborted, .accessRefused, .exportRefused, .unlockFailed])
  }
}
