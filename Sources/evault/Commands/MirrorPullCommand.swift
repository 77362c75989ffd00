import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault mirror pull`.
enum MirrorPullCommand {
  static let command = Command(
    CommandSpecification(
      ["mirror", "pull"],
      "Bring a vault that is older than its mirror up to date: one that came back from an old copy.",
      positionals: "NAME", count: 1...1, options: [RateLimitOption.specification],
      details: """
        Needs no identity. What comes is believed because it continues the log that is here and verifies. What was erased there goes here. Exits 24 where
        the mirror has another history, or lacks something: then the vault's log is as it was.
        """,
      example: "evault mirror pull cellar")
  ) { session throws(UserError) in
    let vault = try session.vault(acceptsRollback: true)
    let configuration = try MirrorChoice.mirrors(session, vault)[0]
    let limit = try RateLimitOption.limit(session.invocation)
    Process.noteInterrupts()
    let progress = Progress("pulling", total: 0)
    let report = try user { () throws(VaultError) in
      try MirrorPull(vault, from: Mirror(configuration, limit: limit)).run(
        total: progress.watch, progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    let members: JSONObject = [
      "name": .string(configuration.name), "before": .number(JSONNumber(report.before)),
      "after": .number(JSONNumber(report.after)), "objects": .integer(report.objects),
      "bytes": .number(JSONNumber(report.bytes)), "erased": .integer(report.erased),
    ]
    let text =
      report.before == report.after
      ? "Nothing is new in the mirror \(configuration.name).\n"
      : "\(report.after - report.before) log entries and \(report.objects) objects (\(ByteCount.format(report.bytes))) came from the mirror \(configuration.name); \(report.erased) objects that were erased there went.\n"
    return CommandResult(schema: "mirror-pull", members, text: text)
  }
}
