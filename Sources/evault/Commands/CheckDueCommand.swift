import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault check --due`.
enum CheckDueCommand {
  static func run(_ session: Session) throws(UserError) -> CommandResult {
    let invocation = session.invocation
    guard !invocation.has("keyless"), !invocation.has("sample") else {
      throw UserError(
        .usage, "--due needs your keys and looks at what is due: neither --keyless nor --sample goes with it.")
    }
    let within = try seconds("within", invocation) ?? 90 * 86_400
    let time = try seconds("max-time", invocation)
    var bytes: UInt64?
    if let text = try invocation.text("max-bytes") {
      bytes = Quantity.bytes(text)
      if bytes == nil { throw UserError(.usage, "--max-bytes takes a size: 500M, 20G.") }
    }
    let unlocked = try session.unlock()
    var check = try user { () throws(VaultError) in try DueCheck(unlocked, within: within) }
    check.maximumByteCount = bytes
    check.maximumTime = time.map { .seconds($0) }
    let due = check
    let progress = Progress("checking", total: 0)
    Process.noteInterrupts()
    let report = try user { () throws(VaultError) in
      try due.run(progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    let isRecorded = report.done > 0 && CheckCommand.record(report.check, unlocked, invocation)
    return result(report, isRecorded)
  }

  private static func seconds(_ option: String, _ invocation: Invocation) throws(UserError) -> Int? {
    guard let text = try invocation.text(option) else { return nil }
    guard let seconds = Quantity.seconds(text) else {
      throw UserError(.usage, "--\(option) takes minutes, hours or days: 30m, 12h, 90d.")
    }
    return seconds
  }

  private static func result(_ report: DueReport, _ isRecorded: Bool) -> CommandResult {
    let outcome = CheckCommand.code(report.check)
    let code: ExitCode =
      outcome != .done ? outcome : Process.isInterrupted ? .interrupted : report.left > 0 ? .partlyDone : .done
    var text = FindingDisplay.lines(report.check.findings)
    text +=
      "\(report.due) log \(report.due == 1 ? "entry was" : "entries were") due, \(report.done) of them \(report.done == 1 ? "was" : "were") read (\(report.check.objectCount) objects, \(ByteCount.format(report.check.byteCount)))"
    if report.due == 0 { text = FindingDisplay.lines(report.check.findings) + "Nothing is due" }
    text += report.left == 0 ? ".\n" : "; \(report.left) \(report.left == 1 ? "is" : "are") left"
    if report.left > 0 { text += report.oldest.map { ", the oldest checked on \($0).\n" } ?? ", some never checked.\n" }
    let failures = report.check.findings.count
    text +=
      failures == 0
      ? Style.good("Verified") + ": \(report.check.scope)\n"
      : Style.bad("Failed") + ": \(failures) \(failures == 1 ? "finding" : "findings") above.\n"
    if isRecorded { text += "The check is recorded in the custody log.\n" }
    let members: JSONObject = [
      "verified": .bool(failures == 0), "due": .integer(report.due), "done": .integer(report.done),
      "left": .integer(report.left), "oldest": report.oldest.map { .string($0.description) } ?? .null,
      "objects": .integer(report.check.objectCount), "bytes_read": .number(JSONNumber(report.check.byteCount)),
      "recorded": .bool(isRecorded), "findings": FindingDisplay.json(report.check.findings),
    ]
    return CommandResult(code, schema: "check-due", members, text: text)
  }
}
