import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault mirror repair`.
enum MirrorRepairCommand {
  static let command = Command(
    CommandSpecification(
      ["mirror", "repair"],
      "Restore damaged or missing objects of the vault from mirrors, and those of mirrors from the vault.",
      positionals: "[NAME]", count: 0...1,
      options: [
        .value("sample", nil, "PERCENT", help: "of the mirrors' objects read only this share, chosen at random")
      ],
      details: """
        Reads all objects of the vault. Nothing is replaced before what takes its place was compared with its name; what was done is recorded in the custody
        log. In the vault objects only: a damaged log or key there is told by evault check, and comes back whole with evault clone. Exits 24 where something is
        whole nowhere: what it is, and whose, is said.
        """,
      example: "evault mirror repair")
  ) { session throws(UserError) in
    let sample = try CheckCommand.sample(session.invocation)
    let unlocked = try session.unlock()
    let mirrors = try MirrorChoice.mirrors(session, unlocked.vault)
    Process.noteInterrupts()
    let progress = Progress("reading", total: 0)
    let report = try user { () throws(VaultError) in
      try MirrorRepair(unlocked, mirrors: mirrors).run(
        sample: sample, progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    return result(report)
  }

  private static func result(_ report: MirrorRepair.Report) -> CommandResult {
    var text = ""
    for one in report.repaired {
      text += Style.good("restored") + "  \(one.object)\n"
      text +=
        "        It was \(one.wasMissing ? "missing" : "damaged") in \(one.inVault ? "the vault, and came from the mirror \(one.mirror)" : "the mirror \(one.mirror), and came from the vault").\n"
    }
    for one in report.files {
      text +=
        Style.good("restored")
        + "  \(one.name)\n        It was \(one.wasMissing ? "missing" : "damaged") in the mirror \(one.mirror), and came from the vault.\n"
    }
    for one in report.lost {
      text += Style.bad("lost") + "  \(one.object)\n"
      text +=
        "        It is \(one.isMissing ? "missing" : "damaged") here, and whole in no mirror that was asked. Entry \(one.entry) of the log names it"
      text += one.item.map { "; item \($0).\n" } ?? "; whose it is cannot be read.\n"
    }
    for (mirror, why) in report.unasked { text += Style.warning("not asked") + "  \(mirror): \(why)\n" }
    text +=
      "\(report.checked) objects of the vault were read; \(report.repaired.count) restored, \(report.files.count) other files, \(report.lost.count) lost.\n"
    if report.isRecorded { text += "This is recorded in the custody log.\n" }
    let code: ExitCode = !report.lost.isEmpty ? .incompleteOrRolledBack : report.unasked.isEmpty ? .done : .partlyDone
    let members: JSONObject = [
      "checked": .integer(report.checked),
      "repaired": .array(
        report.repaired.map {
          .object([
            "object": .string($0.object), "found": $0.wasMissing ? "missing" : "damaged",
            "in": $0.inVault ? "vault" : "mirror", "mirror": .string($0.mirror),
          ])
        }),
      "files": .array(
        report.files.map {
          .object([
            "name": .string($0.name), "found": $0.wasMissing ? "missing" : "damaged", "mirror": .string($0.mirror),
          ])
        }),
      "lost": .array(
        report.lost.map {
          .object([
            "object": .string($0.object), "found": $0.isMissing ? "missing" : "damaged",
            "entry": .number(JSONNumber($0.entry)), "item": $0.item.map { .string($0.description) } ?? .null,
          ])
        }),
      "unasked": .array(report.unasked.map { .object(["mirror": .string($0.mirror), "why": .string($0.why)]) }),
      "recorded": .bool(report.isRecorded),
    ]
    return CommandResult(code, schema: "mirror-repair", members, text: text)
  }
}
