import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault add`.
enum AddCommand {
  static let command = Command(
    CommandSpecification(
      ["add"], "Bring evidence in: files, folders, or - for standard input.", positionals: "PATH…", count: 1...100_000,
      options: [
        .value("type", nil, "T", help: "what it is: \(ItemType.allCases.map(\.rawValue).joined(separator: ", "))"),
        .value("compartment", nil, "C", help: "the compartment to seal it to (else general)"),
        .value("batch", nil, "NAME", help: "a neutral name under which an interrupted run can be repeated"),
        .value("collected-at", nil, "TIME", help: "when it was collected, with offset or zone, or unknown"),
        .value("record", nil, "FILE", help: "what is known about it, as JSON: a file, or - for standard input"),
        .toggle("dry-run", help: "say what would be brought in; open and write nothing"),
      ],
      details: """
        Title, source, place, who collected it and notes may name people. They are asked for at a terminal, or come in a
        record ({"title": …, "source": …, "place": …, "collected_by": …, "note": …}); there are no options for them.
        Links and special files are named and left out. What gets an identifier is safe: sealed, recorded, on the disk.
        """,
      example: """
        evault add interviews/
        evault add --type interview --record - interview-07/ < record.json
        """)
  ) { session throws(UserError) in
    let request = try request(session)
    if session.invocation.has("dry-run") { return plan(request) }
    let unlocked = try session.unlock()
    var asked = request
    if Terminal.current.canAsk, !session.invocation.has("record") { asked.record = try ask(request.record) }
    let total = Intake.plan(asked).files.reduce(0) { $0 + $1.byteCount }
    let progress = Progress("adding", total: total)
    Process.noteInterrupts()
    let final = asked
    let report = try user { () throws(VaultError) in
      try Intake(unlocked).run(
        final, progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    RecoveryReminder.give(unlocked)
    return result(report)
  }

  private static func request(_ session: Session) throws(UserError) -> IntakeRequest {
    let invocation = session.invocation
    var record = PersonalRecord()
    if let file = invocation.path("record") {
      if file == "-", invocation.positionals.contains("-") {
        throw UserError(.usage, "Standard input cannot be both the record and the evidence.")
      }
      record = try user { () throws(VaultError) in try PersonalRecord(json: RecordFile.read(file)) }
    }
    if let type = try invocation.text("type") {
      record.type = try user { () throws(VaultError) in try PersonalRecord.itemType(type) }
    }
    if let time = try invocation.text("collected-at") {
      record.collectedAt = try user { () throws(VaultError) in try PersonalRecord.time(time) }
    }
    let batch = try invocation.text("batch")
    if let batch, !Member.isLabel(batch) {
      throw UserError(.usage, "A batch's name has 1 to 64 letters a-z, digits and hyphens, and is nobody's name.")
    }
    let compartment = try invocation.text("compartment")
    return IntakeRequest(
      paths: invocation.positionals, batch: batch, compartment: compartment, record: record)
  }

  /// Asks once, for all that comes in now; an empty answer leaves a field out.
  private static func ask(_ record: PersonalRecord) throws(UserError) -> PersonalRecord {
    var asked = record
    StandardStream.message("What is known about it (Enter leaves a question open):")
    let questions = ["Title", "Source", "Place", "Collected by", "Note"]
    for (field, question) in zip(PersonalRecord.textFields, questions) {
      guard let answer = Prompt.line("  \(question): "), !answer.isEmpty else { continue }
      var next = asked
      try user { () throws(VaultError) in try next.set(field, answer) }
      asked = next
    }
    return asked
  }

  private static func plan(_ request: IntakeRequest) -> CommandResult {
    let plan = Intake.plan(request)
    let total = plan.files.reduce(0) { $0 + $1.byteCount }
    var text = plan.files.map { "would add  \($0.shown)  (\(ByteCount.format($0.byteCount)))\n" }.joined()
    text +=
      skippedLines(plan.skipped) + "\n\(plan.files.count) files, \(ByteCount.format(total)). Nothing was written.\n"
    let members: JSONObject = [
      "files": .array(
        plan.files.map { .object(["path": .string($0.shown.description), "size": .number(JSONNumber($0.byteCount))]) }),
      "skipped": skippedJSON(plan.skipped),
    ]
    return CommandResult(plan.skipped.isEmpty ? .done : .partlyDone, schema: "add-plan", members, text: text)
  }

  private static func result(_ report: IntakeReport) -> CommandResult {
    var table = TextTable("ITEM", "TYPE", "SIZE", "FILE")
    for item in report.added {
      table.add(item.item.description, item.type.rawValue, ByteCount.format(item.size), item.path.description)
    }
    var text = table.isEmpty ? "" : table.render()
    for (path, item) in report.resumed { text += "already safe  \(item)  \(path)\n" }
    text += skippedLines(report.skipped)
    let originals = report.added.filter { $0.path != "standard input" }.count + report.resumed.count
    text += "\n\(report.added.count) \(report.added.count == 1 ? "item is" : "items are") safe in the vault."
    text +=
      originals == 0
      ? "\n"
      : " The \(originals == 1 ? "original still lies" : "\(originals) originals still lie") in clear where \(originals == 1 ? "it was" : "they were").\n"
    guard let failure = report.failure.map(UserError.init) else {
      return CommandResult(report.skipped.isEmpty ? .done : .partlyDone, schema: "add", members(report), text: text)
    }
    text += "\nThe run ended early: \(failure.message)\n" + (failure.next.isEmpty ? "" : failure.next + "\n")
    return CommandResult(failure.code, schema: "add", members(report), text: text)
  }

  private static func members(_ report: IntakeReport) -> JSONObject {
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
    .object([
      "item": .string(item.item.description), "path": .string(item.path.description),
      "digest": .string(item.digest.hex),
      "size": .number(JSONNumber(item.size)), "media_type": .string(item.mediaType),
      "type": .string(item.type.rawValue),
    ])
  }

  private static func skippedLines(_ skipped: [SkippedFile]) -> String {
    skipped.map { Style.warning("left out") + "  \($0.path): \($0.reason)\n" }.joined()
  }

  private static func skippedJSON(_ skipped: [SkippedFile]) -> JSON {
    .array(skipped.map { .object(["path": .string($0.path.description), "reason": .string($0.reason)]) })
  }
}
