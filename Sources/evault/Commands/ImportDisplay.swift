import Custody
import Importing
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// What an import would do, or did.
enum ImportDisplay {
  private static let shownAtMost = 100

  /// The plan for people.
  static func text(_ plan: ImportPlan, willWrite: Bool) -> String {
    var text = plan.refused.prefix(shownAtMost).map { entry in
      Style.warning("refused")
        + "  \(entry.file)\(entry.line.map { ", line \($0)" } ?? ""): \(VisibleText.escape(entry.reason))\n"
    }.joined()
    text += rest(plan.refused.count, "refused lines and files")
    text += IntakeDisplay.skippedLines(plan.skipped)
    text += lines(
      plan.digests.filter { $0.outcome != .matches }.map { digest in
        "\(VisibleText.escape(digest.path ?? digest.name)): the stated digest \(words(digest.outcome.rawValue))"
      }, Style.warning("digest"))
    text += lines(plan.remarks, "note")
    text += lines(plan.unusedColumns.map { VisibleText.escape($0) }, "column not used")
    text += lines(plan.unmentioned, "not mentioned")
    let records = plan.counts.map { "\($0.count) \($0.type.rawValue)" }.joined(separator: ", ")
    text +=
      (text.isEmpty ? "" : "\n")
      + "\(plan.files.count) \(plan.files.count == 1 ? "file" : "files") to bring in; records: \(records.isEmpty ? "none" : records)"
    let matching = plan.digests.count { $0.outcome == .matches }
    if !plan.digests.isEmpty { text += "; stated digests that match: \(matching) of \(plan.digests.count)" }
    if let count = plan.messageCount { text += "; messages: \(count)" }
    return text + ".\n" + (willWrite ? "" : "Nothing was written.\n")
  }

  private static func words(_ outcome: String) -> String {
    switch outcome {
    case "differs": "is not the file's"
    case "absent": "is of no file that is here"
    default: "is missing, or of an algorithm that is not computed here"
    }
  }

  private static func lines(_ lines: [String], _ label: String) -> String {
    lines.prefix(shownAtMost).map { "\(label)  \($0)\n" }.joined() + rest(lines.count, "more of: \(label)")
  }

  private static func rest(_ count: Int, _ what: String) -> String {
    count > shownAtMost ? "… and \(count - shownAtMost) \(what); all of them with --json\n" : ""
  }

  /// The plan as members of a document.
  static func members(_ plan: ImportPlan) -> JSONObject {
    let counts = plan.counts.map { type, count in
      JSON.object(["type": .string(type.rawValue), "count": .number(JSONNumber(count))])
    }
    return [
      "files": .array(plan.files.map { .string($0.shown.description) }), "records": .array(counts),
      "refused": .array(plan.refused.map(json)), "skipped": IntakeDisplay.skippedJSON(plan.skipped),
      "unused_columns": .array(plan.unusedColumns.map { .string(VisibleText.escape($0)) }),
      "unmentioned": .array(plan.unmentioned.map { .string($0) }),
      "digests": .array(
        plan.digests.map { digest in
          .object([
            "file": .string(VisibleText.escape(digest.path ?? digest.name)),
            "stated": .string(VisibleText.escape(digest.stated)),
            "outcome": .string(digest.outcome.rawValue),
          ])
        }), "remarks": .array(plan.remarks.map { .string($0) }),
      "messages": plan.messageCount.map { .number(JSONNumber($0)) } ?? .null,
    ]
  }

  private static func json(_ entry: RefusedEntry) -> JSON {
    .object([
      "file": .string(entry.file), "line": entry.line.map { .number(JSONNumber($0)) } ?? .null,
      "reason": .string(VisibleText.escape(entry.reason)),
    ])
  }

  /// What was written, as members of a document; nil where nothing was.
  static func members(_ plan: ImportPlan, _ report: ImportReport?) -> JSONObject {
    var members = members(plan)
    members.append("written", .bool(report != nil))
    members.append(
      "items",
      .array(
        (report?.intake.added ?? []).map {
          .object(["item": .string($0.item.description), "path": .string($0.path.description)])
        }))
    members.append(
      "resumed",
      .array(
        (report?.intake.resumed ?? []).map {
          .object(["item": .string($0.item.description), "path": .string($0.path.description)])
        }))
    members.append(
      "recorded",
      .array(
        zip(report?.records ?? [], report?.origins ?? []).map { draft, origin in
          .object([
            "record": .string(draft.id.description), "type": .string(draft.type.rawValue), "file": .string(origin.file),
            "line": origin.line.map { .number(JSONNumber($0)) } ?? .null,
          ])
        }))
    members.append("repeated", .number(JSONNumber(report?.repeated ?? 0)))
    return members
  }

  /// What was written, for people.
  static func text(_ report: ImportReport) -> String {
    var text =
      "\(report.intake.added.count) \(report.intake.added.count == 1 ? "item is" : "items are") safe in the vault, "
    text += "\(report.records.count) \(report.records.count == 1 ? "record was" : "records were") written.\n"
    if !report.intake.resumed.isEmpty {
      text += "Already safe under this batch: \(report.intake.resumed.count) items.\n"
    }
    if report.repeated > 0 { text += "Already recorded under this batch: \(report.repeated) records.\n" }
    return text + "The originals still lie in clear where they were.\n"
  }
}
