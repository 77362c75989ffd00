import SelectiveDisclosure
import TerminalInterface
import VaultFiles
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
        the mirror has another history, or lacks something: then the vault's log is as it was; and where something there is not proven to be the
        vault's, and stays there. Wrapped keys come only where they are granted,
        missing here and have the form of one: whether one opens only its member finds out. A thin copy gets records only, and your identity
        says which; how many of its accesses the home vault does not have yet is told.
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
    var records = ThinRecords.Report()
    var isComplete = true
    var waiting: Int?
    if vault.isThin {
      let mirror = try user { () throws(VaultError) in try Mirror(configuration, limit: limit) }
      let brought = ThinCopy.complete(session, vault.folder.path, mirror, nil, progress)
      isComplete = brought != nil
      records = brought ?? records
      waiting = try user { () throws(VaultError) in try ThinAccesses(Vault(vault.folder.path)).waiting().count }
    }
    progress.finish()
    let members: JSONObject = [
      "name": .string(configuration.name), "before": .number(JSONNumber(report.before)),
      "after": .number(JSONNumber(report.after)), "objects": .integer(report.objects + records.objects),
      "bytes": .number(JSONNumber(report.bytes + records.bytes)), "erased": .integer(report.erased),
      "files": .array(report.files.map { .string($0) }),
      "waiting": waiting.map { .integer($0) } ?? .null, "left_out": MirrorDisplay.json(report.leftOut),
      "cosigners": MirrorDisplay.json(report.cosigners),
    ]
    var text =
      report.before == report.after && report.erased == 0 && records.objects == 0 && report.files.isEmpty
      ? "Nothing is new in the mirror \(configuration.name).\n"
      : "\(report.after - report.before) log entries and \(report.objects + records.objects) objects (\(ByteCount.format(report.bytes + records.bytes))) came from the mirror \(configuration.name); \(report.erased) objects that were erased there went.\n"
    for name in report.files { text += Style.good("came") + "  \(name), which was not here.\n" }
    for object in records.lost { text += Style.bad("lost") + "  \(object) is not whole in this mirror.\n" }
    text += MirrorDisplay.text(report.leftOut) + MirrorDisplay.text(report.cosigners)
    if let waiting, waiting > 0 {
      text +=
        "\(waiting) accesses from here are not in the home vault's log yet. Bring their files there: evault log attach \(vault.folder.path)/thin/accesses/*.age\n"
    }
    let isMissingNothing = records.lost.isEmpty && isComplete && report.leftOut.isEmpty
    return CommandResult(
      isMissingNothing ? .done : .incompleteOrRolledBack, schema: "mirror-pull", members, text: text)
  }
}
