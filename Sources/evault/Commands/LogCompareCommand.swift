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
      "Compare the log with another copy, a bundle, a checkpoint or a proof of a fork: which continues which.",
      positionals: "OTHER", count: 1...1,
      options: [.value("output", "o", "FILE", help: "where they are two histories: a new file that keeps the proof")],
      details: """
        Needs no key. Same and ahead (this vault continues OTHER) exit 0; behind (this vault is truncated, or an older state) exits 24, and so does
        a longer checkpoint of which, without its tiles, nobody can tell; forked exits 20: two histories were signed. The proof of a fork
        convicts by itself: evault verify FILE --fingerprint HEX. Where OTHER is such a proof, it is told which of the two histories this vault has.
        """,
      example: "evault log compare /mnt/backup/case.vault -o fork.json")
  ) { session throws(UserError) in
    let (own, other) = (try session.vaultPath(), session.invocation.positionals[0])
    if let proof = try VerifyForkCommand.read(other) { return try proven(proof, other, own, session) }
    let comparison = try user { () throws(VaultError) in try LogComparison(own, with: other) }
    if let expected = try session.fingerprint(), expected != comparison.here.vault {
      throw UserError(
        .signerNotTrusted, "This is not the vault you meant: its fingerprint is \(comparison.here.vault).",
        safe: "Nothing was changed.", next: "Name the one you meant: --vault DIR")
    }
    var written: FilePath?
    if let proof = comparison.proof, let output = session.invocation.path("output") {
      try CommandFile.write(proof.bytes, to: output)
      written = output
    }
    return CommandResult(
      code(comparison), schema: "log-compare", json(comparison, written), text: text(comparison, other, written))
  }

  /// What a proof of a fork shows, and which of the two histories this vault has.
  private static func proven(
    _ bytes: [UInt8], _ path: FilePath, _ own: FilePath, _ session: Session
  ) throws(UserError) -> CommandResult {
    let proof = try VerifyForkCommand.proof(bytes, path)
    var relations: [(word: String, text: String)] = []
    for head in [proof.earlier, proof.later] {
      let relation = try user { () throws(VaultError) in try LogComparison(own, with: head, in: path) }.relation
      let text =
        switch relation {
        case .same, .ahead: "is a state of this vault's log"
        case .forked: "is no state of this vault's log"
        case .behind, .undecided: "has more entries than this vault: only a copy with them can show whose it is"
        }
      relations.append((relation.rawValue, text))
    }
    // Of another vault it could not be compared; what the user said is asked of both.
    return VerifyForkCommand.result(
      proof, fingerprint: try session.fingerprint() ?? proof.vault, relations: relations, code: .corrupt)
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
    case .same: text += Style.good("Same") + ": both logs have the same \(EntryCount.text(mine)).\n"
    case .ahead:
      text += Style.good("Ahead") + ": this vault continues \(other), by \(EntryCount.text(mine - theirs)).\n"
    case .behind:
      let missing = theirs - mine == 1 ? "newest entry" : "newest \(theirs - mine) entries"
      text +=
        Style.bad("Behind")
        + ": \(other) continues this vault, which lacks its \(missing): it was truncated, or is an older state.\n"
    case .undecided:
      text +=
        Style.bad("Behind, or forked")
        + ": \(other) was signed for \(theirs - mine) more \(theirs - mine == 1 ? "entry" : "entries") than this vault has. Whether it continues them, only a copy of that vault can show.\n"
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
    text += comparison.common.map { " They have \($0 == 0 ? "no entry" : EntryCount.first($0)) in common.\n" } ?? "\n"
    text +=
      "Somebody went on with a copy that was older, or signed with a key that is not only its owner's. Keep both as they are.\n"
    text +=
      written.map { "The proof is in \($0), and convicts by itself: evault verify \($0) --fingerprint HEX\n" }
      ?? "Keep the proof: evault log compare \(other) -o FILE\n"
    return text
  }
}
