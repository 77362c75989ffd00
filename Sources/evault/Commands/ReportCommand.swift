import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault report`.
enum ReportCommand {
  static let command = Command(
    CommandSpecification(
      ["report"], "Write a page to read a dossier or an item by, before anything leaves.", positionals: "DOSSIER|ITEM",
      count: 1...1,
      options: [.value("output", "o", "FILE", help: "the new page, in clear: FILE.html"), LanguageChoice.option],
      details: """
        The page has what you may read: exhibits, their custody step by step, what they bear on, and what links say and
        cite. It is in clear, names what you can see named, is signed by nobody, and is for you: put it where you would put
        the evidence (/dev/shm is memory), and delete it. That it was written is recorded.
        A bundle has a page of its own, report.html, with what leaves in it and nothing else: evault export.
        """,
      example: "evault report 5D2P-9WQX-ZZ10-4MB7X --language uk -o /dev/shm/dossier.html")
  ) { session throws(UserError) in
    let written = try write(session)
    return CommandResult(
      schema: "report", members(written.report, written.file), text: text(written.report, written.file))
  }

  /// Writes it where it was asked for, and nowhere else.
  static func write(_ session: Session) throws(UserError) -> (report: VaultReport.Written, file: FilePath) {
    let invocation = session.invocation
    let subject = try session.item(invocation.words()[0])
    guard let output = invocation.path("output") else {
      throw UserError(
        .usage, "Where to? The page is in clear, so it goes nowhere by itself.", safe: "Nothing was written.",
        next: "Say it: -o FILE.html, for instance in /dev/shm, which is memory")
    }
    try CommandFile.refuseTaken(output)
    let language = try LanguageChoice.read(invocation)
    let unlocked = try session.unlock()
    let report = try user { () throws(VaultError) in
      try VaultReport(unlocked).write(of: subject, in: language, to: output)
    }
    if let why = report.unrecorded {
      StandardStream.message(
        Style.warning("log") + "  That it was written is not recorded: \(VisibleText.escape(why))")
    }
    return (report, output)
  }

  static func members(_ report: VaultReport.Written, _ file: FilePath) -> JSONObject {
    [
      "subject": .string(report.subject.description), "kind": report.isDossier ? "dossier" : "item",
      "file": .string(file.description), "exhibits": .integer(report.exhibitCount),
      "recorded": .bool(report.unrecorded == nil),
    ]
  }

  static func text(_ report: VaultReport.Written, _ file: FilePath) -> String {
    let count = report.exhibitCount
    return
      "Wrote the report of \(report.subject) to \(file), in clear: \(count) \(count == 1 ? "exhibit" : "exhibits").\n"
      + (report.unrecorded == nil ? "That it was written is recorded in the custody log.\n" : "")
  }
}
