import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault mirror extend`.
enum MirrorExtendCommand {
  static let command = Command(
    CommandSpecification(
      ["mirror", "extend"], "Lock what a mirror has for longer. A lock never becomes shorter.", positionals: "NAME",
      count: 1...1,
      options: [
        .value("until", nil, "DATE", help: "until the beginning of this day (UTC): 2033-11-22"),
        .value("retain", nil, "SPAN", help: "for so long from today: 90d, 18mo, 7y (else as the mirror was added)"),
      ],
      details: """
        Needs no identity. Each lock is read back after it was set. What is locked for long enough is left alone, so that an interrupted run goes
        on; what was erased is never locked for longer. Locks what was brought before the mirror locked anything, too. Exits 3 where the
        service refused to lock some files: they are named; 24 where it made a lock shorter, which ends the command at once.
        Nothing is locked beyond 2106-02-07: services keep the date in 32 bits.
        """,
      example: "evault mirror extend vaulted --retain 10y")
  ) { session throws(UserError) in
    let (until, period) = try end(session.invocation)
    let vault = try session.vault()
    let configuration = try MirrorChoice.mirrors(session, vault)[0]
    Process.noteInterrupts()
    let progress = Progress("locking", total: 0)
    let report = try user { () throws(VaultError) in
      try MirrorExtension(vault, Mirror(configuration), until: until, for: period).run(
        progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    var text =
      "\(report.extended) of \(report.count) files in the mirror \(configuration.name) are locked for longer now; all are until \(report.until) at least\(report.failed.isEmpty ? "" : ", but for \(report.failed.count)").\n"
    for one in report.failed.prefix(20) {
      text += Style.bad("not locked") + "  \(one.name): \(VisibleText.escape(one.why))\n"
    }
    let members: JSONObject = [
      "name": .string(configuration.name), "until": .string(report.until.description),
      "files": .integer(report.count), "extended": .integer(report.extended),
      "failed": .array(report.failed.map { .object(["name": .string($0.name), "why": .string($0.why)]) }),
    ]
    return CommandResult(
      report.failed.isEmpty ? .done : .partlyDone, schema: "mirror-extend", members, text: text)
  }

  private static func end(_ invocation: Invocation) throws(UserError) -> (Timestamp?, RetentionPeriod?) {
    let (day, span) = (try invocation.text("until"), try invocation.text("retain"))
    guard day == nil || span == nil else { throw UserError(.usage, "--until and --retain do not go together.") }
    let until = day.flatMap { Timestamp("\($0)T00:00:00Z") }
    guard day == nil || until != nil else { throw UserError(.usage, "--until takes a day: 2033-11-22.") }
    let period = span.flatMap { RetentionPeriod($0) }
    guard span == nil || period != nil else {
      throw UserError(.usage, "--retain takes days, months or years: 90d, 18mo, 7y; up to a hundred years.")
    }
    return (until, period)
  }
}
