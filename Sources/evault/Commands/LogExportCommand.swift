import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault log export`.
enum LogExportCommand {
  static let command = Command(
    CommandSpecification(
      ["log", "export"], "Write what the log says as a CASE/UCO document or a table, for other programs.",
      options: [
        .toggle("case", help: "CASE/UCO JSON-LD: investigative actions and provenance records"),
        .toggle("csv", help: "a table that is safe to open in a spreadsheet"),
        .value("output", "o", "FILE", help: "a new file, in clear"),
        .value(
          "disclose", nil, "CLAIM", repeats: true, help: "a claim that else stays: title, source, place, purpose…"),
      ] + EventFilterOptions.all,
      details: """
        The file is in clear, and nothing in it is signed: it is for reading, a bundle is for proving. It holds types, times, labels, keys, items, sizes and digests of
        what you may read; what speaks of persons, places and reasons stays unless it is asked for by name. That it was written is recorded.
        """,
      example: """
        evault log export --case -o provenance.jsonld --item 8Q3T-MZ1K-0VRE-7XA2H
        evault log export --csv -o log.csv --since 2026-11-01T00:00Z --disclose purpose
        """)
  ) { session throws(UserError) in
    let invocation = session.invocation
    guard invocation.has("case") != invocation.has("csv") else {
      throw UserError(.usage, "In which format? --case or --csv")
    }
    guard let output = invocation.path("output") else { throw UserError(.usage, "Where to? Add: -o FILE") }
    let filter = try EventFilterOptions.read(session)
    let names = try invocation.texts("disclose")
    let claims = try user { () throws(VaultError) in try ProvenanceClaims(disclosing: names) }
    let unlocked = try session.unlock()
    let report = try user { () throws(VaultError) in
      try ProvenanceFile(unlocked).write(invocation.has("case") ? .caseJSON : .csv, of: filter, claims, to: output)
    }
    if let why = report.unrecorded {
      StandardStream.message(
        Style.warning("log") + "  That it was exported is not recorded: \(VisibleText.escape(why))")
    }
    let (count, unreadable) = (report.count, report.unreadable)
    let text =
      Unreadable.lines(unreadable, unlocked)
      + "Wrote \(count) \(count == 1 ? "event" : "events") to \(output), in clear.\n"
      + (report.unrecorded == nil ? "That it was exported is recorded in the custody log.\n" : "")
    return CommandResult(
      Unreadable.code(unreadable, unlocked), schema: "log-export",
      [
        "format": invocation.has("case") ? "case" : "csv", "file": .string(output.description),
        "events": .integer(count), "recorded": .bool(report.unrecorded == nil),
        "unreadable": Unreadable.json(unreadable, unlocked),
      ], text: text)
  }
}
