import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault add`.
enum AddCommand {
  /// What can be said of evidence that comes in.
  static let options: [OptionSpecification] = [
    .value("type", nil, "T", help: "what it is: \(ItemType.allCases.map(\.rawValue).joined(separator: ", "))"),
    .value("compartment", nil, "C", help: "the compartment to seal it to (else general)"),
    .value("collected-at", nil, "TIME", help: "when it was collected, with offset or zone, or unknown"),
    .value("record", nil, "FILE", help: "what is known about it, as JSON: a file, or - for standard input"),
    PaperFormOption.option("the number of the paper form that this is a photograph of (else as the file's name says)"),
  ]

  static let command = Command(
    CommandSpecification(
      ["add"], "Bring evidence in: files, folders, or - for standard input.", positionals: "PATH…", count: 1...100_000,
      options: options + [
        .value("batch", nil, "NAME", help: "a neutral name under which an interrupted run can be repeated"),
        .toggle("reuse", help: "use again what is stored in the compartment already, where the content is the same"),
        .toggle("dry-run", help: "say what would be brought in; open and write nothing"),
      ],
      details: """
        Title, source, place, who collected it and notes may name people. They are asked for at a terminal, or come in a
        record ({"title": …, "source": …, "place": …, "collected_by": …, "note": …}); there are no options for them.
        With --reuse, for those who can read the compartment, a file whose content is stored there already becomes an item without being
        stored again; erasing one of the two keeps it for the other.
        A photograph of a paper form (evault form) that has the form's number in its name, or was given it, belongs to its record.
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
    let report = try bring(request, unlocked, session.invocation)
    RecoveryReminder.give(unlocked)
    return CommandResult(
      IntakeDisplay.code(report), schema: "add", IntakeDisplay.members(report), text: IntakeDisplay.text(report))
  }

  /// Brings evidence in; what is known about it is asked for at a terminal.
  static func bring(
    _ request: IntakeRequest, _ unlocked: UnlockedVault, _ invocation: Invocation
  ) throws(UserError) -> IntakeReport {
    var asked = request
    let files = Intake.plan(request).files
    if Terminal.current.canAsk, !invocation.has("record"), !files.isEmpty {
      asked.record = try ask(request.record, count: files.count)
    }
    let total = files.reduce(0) { $0 + $1.byteCount }
    let progress = Progress("adding", total: total)
    Process.noteInterrupts()
    let final = asked
    let report = try user { () throws(VaultError) in
      try Intake(unlocked).run(
        final, progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    return report
  }

  /// What the arguments ask for.
  static func request(_ session: Session) throws(UserError) -> IntakeRequest {
    let invocation = session.invocation
    if invocation.positionals.filter({ $0 == "-" }).count > 1 {
      throw UserError(.usage, "Standard input can be named once only.")
    }
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
    var request = IntakeRequest(
      paths: invocation.positionals, batch: batch, compartment: compartment,
      form: try PaperFormOption.number(invocation), readsFormNames: true, record: record)
    request.reusesStored = invocation.has("reuse")
    return request
  }

  /// Asks once, for all that comes in now; an empty answer leaves a field out.
  private static func ask(_ record: PersonalRecord, count: Int) throws(UserError) -> PersonalRecord {
    var asked = record
    StandardStream.message(
      count == 1
        ? "What is known about it (Enter leaves a question open):"
        : "What is known about all \(count) files: each answer is signed for every one of them (Enter leaves a question open):"
    )
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
      IntakeDisplay.skippedLines(plan.skipped)
      + "\n\(plan.files.count) files, \(ByteCount.format(total)). Nothing was written.\n"
    let members: JSONObject = [
      "files": .array(
        plan.files.map { .object(["path": .string($0.shown.description), "size": .number(JSONNumber($0.byteCount))]) }),
      "skipped": IntakeDisplay.skippedJSON(plan.skipped),
    ]
    return CommandResult(plan.skipped.isEmpty ? .done : .partlyDone, schema: "add-plan", members, text: text)
  }
}
