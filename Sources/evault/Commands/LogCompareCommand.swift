import Custody
import SelectiveDisclosure
import TerminalInterface
import TransparencyLog
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault log compare`.
enum LogCompareCommand {
  static let command = Command(
    CommandSpecification(
      ["log", "compare"],
      "Compare the log with another copy of the vault, a bundle or a checkpoint: which continues which.",
      positionals: "OTHER", count: 1...1,
      options: [.value("output", "o", "FILE", help: "where they are two histories: a new file that keeps the proof")],
      details: """
        Needs no key. Same and ahead (this vault continues OTHER) exit 0; behind (this vault is truncated, or an older state) exits 24, and so does
        a longer checkpoint of which, without its tiles, nobody can tell; forked exits 20: two histories were signed. The proof of a fork
        convicts by itself: evault verify FILE --fingerprint HEX
        """,
      example: "evault log compare /mnt/backup/case.vault -o fork.json")
  ) { session throws(UserError) in
    let (own, other) = (try session.vaultPath(), session.invocation.positionals[0])
    let comparison = try user { () throws(VaultError) in try LogComparison(own, with: other) }
    if let expected = try session.fingerprint(), expected != comparison.here.vault {
      throw UserError(
        .signerNotTrusted, "This is not the vault you meant: its fingerprint is \(comparison.here.vault).")
    }
    var written: FilePath?
    if let proof = comparison.proof, let output = session.invocation.path("output") {
      try CommandFile.write(proof.bytes, to: output)
      written = output
    }
    return CommandResult(
      code(comparison), schema: "log-compare", json(comparison, written), text: text(comparison, other, written))
  }

  private static func code(_ comparison: LogComparison) -> ExitCode {
    switch comparison.relation {
    case .same, .ahead:
      comparison.tombstonesMissingHere.isEmpty && comparison.tombstonesMissingThere.isEmpty
        ? .done : .incompleteOrRolledBack
    case .behind, .undecided: .incompleteOrRolledBack
    case .forked: .corrupt
    }
  }

  private static func json(_ comparison: LogComparison, _ written: FilePath?) -> JSONObject {
    let indexes = { (list: [UInt64]) in JSON.array(list.map { .number(JSONNumber($0)) }) }
    return [
      "relation": .string(comparison.relation.rawValue), "other": .string(comparison.kind),
      "vault": .string(comparison.here.vault.description), "here": HeadDisplay.json(comparison.here),
      "there": HeadDisplay.json(comparison.there),
      "common": comparison.common.map { .number(JSONNumber($0)) } ?? .null,
      "tombstones_missing_here": indexes(comparison.tombstonesMissingHere),
      "tombstones_missing_there": indexes(comparison.tombstonesMissingThere),
      "proof": written.map { .string($0.description) } ?? .null,
    ]
  }

  private static func text(_ comparison: LogComparison, _ other: FilePath, _ written: FilePath?) -> String {
    var text = HeadDisplay.line("this vault", comparison.here) + HeadDisplay.line("the other", comparison.there)
    let (mine, theirs) = (comparison.here.head.size, comparison.there.head.size)
    switch comparison.relation {
    case .same: text += Style.good("Same") + ": both logs have the same \(mine) entries.\n"
    case .ahead:
      text += Style.good("Ahead") + ": this vault continues \(other), by \(mine - theirs) entries.\n"
    case .behind:
      text +=
        Style.bad("Behind")
        + ": \(other) continues this vault, which lacks its newest \(theirs - mine) entries: it was truncated, or is an older state.\n"
    case .undecided:
      text +=
        Style.bad("Behind, or forked")
        + ": \(other) was signed for \(theirs - mine) more entries than this vault has. Whether it continues them, only a copy of that vault can show.\n"
    case .forked: text += fork(comparison, other, written)
    }
    for (side, indexes) in [
      ("here", comparison.tombstonesMissingHere), ("in the other", comparison.tombstonesMissingThere),
    ] where !indexes.isEmpty {
      text +=
        Style.bad("Suppressed")
        + ": \(indexes.count == 1 ? "the tombstone of entry" : "the tombstones of entries") \(indexes.map { String($0) }.joined(separator: ", ")) \(indexes.count == 1 ? "is" : "are") missing \(side): what was erased looks lost, or can be put back unnoticed.\n"
    }
    return text
  }

  private static func fork(_ comparison: LogComparison, _ other: FilePath, _ written: FilePath?) -> String {
    var text =
      Style.bad("Forked")
      + ": this vault and \(other) are two histories of one log, and both are signed with the vault's keys."
    text += comparison.common.map { " They have the first \($0) entries in common.\n" } ?? "\n"
    text +=
      "Somebody went on with a copy that was older, or signed with a key that is not only its owner's. Keep both as they are.\n"
    text +=
      written.map { "The proof is in \($0), and convicts by itself: evault verify \($0) --fingerprint HEX\n" }
      ?? "Keep the proof: evault log compare \(other) -o FILE\n"
    return text
  }
}
