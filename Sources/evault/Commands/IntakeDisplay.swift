import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// What an intake brought in and left out.
enum IntakeDisplay {
  /// What came in and what did not, for people.
  static func text(_ report: IntakeReport) -> String {
    var table = TextTable("ITEM", "TYPE", "SIZE", "FILE")
    for item in report.added {
      table.add(item.item.description, item.type.rawValue, ByteCount.format(item.size), item.path.description)
    }
    var text = table.isEmpty ? "" : table.render()
    for item in report.added {
      if let sentence = MessengerCopy.sentence(item.messengerSigns) { text += "\(item.item) is \(sentence)\n" }
      if let other = item.reuses { text += "stored already  \(item.item) uses what \(other) has\n" }
      if let form = item.form { text += "form \(form)  \(item.item)\n" }
      if let wrong = item.mistypedForm {
        text +=
          Style.warning("form mistyped")
          + "  \(item.path): \(wrong) is no form's number. It is safe, and belongs to no form.\n"
      }
    }
    for (path, item) in report.resumed { text += "already safe  \(item)  \(path)\n" }
    text += skippedLines(report.skipped)
    let originals = report.added.filter { $0.path != "standard input" }.count + report.resumed.count
    text += "\n\(report.added.count) \(report.added.count == 1 ? "item is" : "items are") safe in the vault."
    text +=
      originals == 0
      ? "\n"
      : " The \(originals == 1 ? "original still lies" : "\(originals) originals still lie") in clear where \(originals == 1 ? "it was" : "they were").\n"
    guard let failure = report.failure.map(UserError.init) else { return text }
    return text + "\nThe run ended early: \(failure.message)\n" + (failure.next.isEmpty ? "" : failure.next + "\n")
  }

  /// How the run ended.
  static func code(_ report: IntakeReport) -> ExitCode {
    if let failure = report.failure { return UserError(failure).code }
    return report.skipped.isEmpty ? .done : .partlyDone
  }

  /// The same as members of a document.
  static func members(_ report: IntakeReport) -> JSONObject {
    var members: JSONObject = [
      "items": .array(report.added.map(json)),
      "resumed": .array(
        report.resumed.map { .object(["item": .string($0.item.description), "path": .string($0.path.description)]) }),
      "skipped": skippedJSON(report.skipped),
      "originals_in_clear": .array(
        (report.added.map(\.path) + report.resumed.map(\.path)).filter { $0 != "standard input" }.map {
          .string($0.description)
        }),
    ]
    if let failure = report.failure { members.append("failure", .string(UserError(failure).message)) }
    return members
  }

  private static func json(_ item: AddedItem) -> JSON {
    var object: JSONObject = [
      "item": .string(item.item.description), "path": .string(item.path.description),
      "digest": .string(item.digest.hex),
      "size": .number(JSONNumber(item.size)), "media_type": .string(item.mediaType),
      "type": .string(item.type.rawValue), "form": item.form.map { .string($0.description) } ?? .null,
      "mistyped_form": item.mistypedForm.map { .string($0) } ?? .null,
    ]
    if !item.messengerSigns.isEmpty {
      object["likely_recompressed"] = .array(item.messengerSigns.map { .string($0.rawValue) })
    }
    if let other = item.reuses { object["reuses"] = .string(other.description) }
    return .object(object)
  }

  static func skippedLines(_ skipped: [SkippedFile]) -> String {
    skipped.map { Style.warning("left out") + "  \($0.path): \($0.reason)\n" }.joined()
  }

  static func skippedJSON(_ skipped: [SkippedFile]) -> JSON {
    .array(skipped.map { .object(["path": .string($0.path.description), "reason": .string($0.reason)]) })
  }
}
