import Custody
import EvidenceBundle
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault check`.
enum CheckCommand {
  static let command = Command(
    CommandSpecification(
      ["check"], "Check the whole vault: with your keys, everything; without, all that bytes and signatures prove.",
      options: [
        .toggle("keyless", help: "use no identity: names of objects, tree, signatures, what is missing"),
        .value("sample", nil, "PERCENT", help: "read only this share of the objects, chosen at random"),
        .toggle("due", help: "read only what was not checked for a while, the oldest first; goes on where it was left"),
        .value("within", nil, "TIME", help: "with --due: how long ago the last check may be: 12h, 90d (else 90d)"),
        .value("max-bytes", nil, "SIZE", help: "with --due: read no more than this: 500M, 20G"),
        .value("max-time", nil, "TIME", help: "with --due: begin nothing after this time: 30m, 2h"),
        .toggle("no-record", help: "do not record the check in the custody log"),
      ] + PolicyOptions.options + TimeOptions.all,
      details: """
        Each finding has a stable code and names the file, and the item where it is known. A failed check never exits 0. A check with the keys of
        a custodian, counsel or auditor is recorded: what was read, and with what result. --due exits 3 where something due is left.
        """,
      example: """
        evault check --keyless
        evault check --due --within 90d --max-time 2h
        """)
  ) { session throws(UserError) in
    if session.invocation.has("due") { return try CheckDueCommand.run(session) }
    guard !["within", "max-bytes", "max-time"].contains(where: session.invocation.has) else {
      throw UserError(.usage, "--within, --max-bytes and --max-time belong to --due.")
    }
    let sample = try sample(session.invocation)
    let options = try PolicyOptions(session.invocation)
    let demands = CheckDemands(policy: options.policy, minimumRoster: options.minimumRoster)
    let path = try session.vaultPath()
    let fingerprint = try session.fingerprint()
    let time = try TimeOptions.question(session.invocation, now: .now)
    let progress = Progress("checking", total: 0)
    let report: CheckReport
    let (unlocked, refusal) = try unlock(session)
    if let unlocked {
      report = try user { () throws(VaultError) in
        try VaultCheck(path, demands: demands, time: time).complete(unlocked, sample: sample) {
          progress.advance(by: $0)
        }
      }
    } else {
      report = try user { () throws(VaultError) in
        try VaultCheck(path, demands: demands, time: time).keyless(
          fingerprint: fingerprint, keysRefused: refusal, sample: sample
        ) {
          progress.advance(by: $0)
        }
      }
    }
    progress.finish()
    let isRecorded = unlocked.map { record(report, $0, session.invocation) } ?? false
    if let unlocked { RecoveryReminder.give(unlocked) }
    return result(report, isRecorded)
  }

  /// Vault and keys; or, where the vault is too damaged to be opened, why, so that the rest can still be told.
  private static func unlock(_ session: Session) throws(UserError) -> (UnlockedVault?, String?) {
    if session.invocation.has("keyless") { return (nil, nil) }
    do throws(UserError) {
      let unlocked = try session.unlock()
      // Without keys there is nothing more to check than anyone can.
      return (unlocked.canOpen ? unlocked : nil, nil)
    } catch {
      guard [.corrupt, .badSignature, .incompleteOrRolledBack].contains(error.code) else { throw error }
      return (nil, [error.message, error.next].filter { !$0.isEmpty }.joined(separator: " "))
    }
  }

  /// Records a check by a member who may. That it cannot be is no reason not to tell what was found.
  static func record(_ report: CheckReport, _ unlocked: UnlockedVault, _ invocation: Invocation) -> Bool {
    let recorder = CheckRecorder(unlocked)
    guard !invocation.has("no-record"), recorder.mayRecord else { return false }
    do throws(VaultError) {
      try recorder.record(report)
      return true
    } catch {
      StandardStream.message(
        Style.warning("check") + "  This check is not recorded in the log. " + VisibleText.escape(error.message))
      return false
    }
  }

  static func sample(_ invocation: Invocation) throws(UserError) -> Double {
    guard let text = try invocation.text("sample") else { return 100 }
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    guard let percent = Double(digits), percent > 0, percent <= 100 else {
      throw UserError(.usage, "--sample needs a percentage above 0, up to 100.")
    }
    return percent
  }

  private static func result(_ report: CheckReport, _ isRecorded: Bool) -> CommandResult {
    var text = FindingDisplay.lines(report.findings)
    text +=
      "\(report.entryCount) log \(report.entryCount == 1 ? "entry" : "entries"), \(report.objectCount) objects, \(ByteCount.format(report.byteCount)) read"
    text += report.isSample ? " (a sample).\n" : ".\n"
    if let elsewhere = report.elsewhere {
      text +=
        "This is a thin vault: \(elsewhere) \(elsewhere == 1 ? "payload is" : "payloads are") elsewhere, and were not checked.\n"
    }
    text += TimeDisplay.text(report.heads)
    if let fingerprint = report.fingerprint { text += "Vault \(fingerprint.groupedLines(indent: 6))\n" }
    let failures = report.findings.filter { $0.severity == .failure }.count
    text +=
      failures == 0
      ? Style.good("Verified") + ": \(report.scope)\n"
      : Style.bad("Failed") + ": \(failures) \(failures == 1 ? "finding" : "findings") above.\n"
    if isRecorded { text += "The check is recorded in the custody log.\n" }
    let members: JSONObject = [
      "verified": .bool(failures == 0), "scope": .string(report.scope),
      "fingerprint": report.fingerprint.map { .string($0.description) } ?? .null,
      "entries": .number(JSONNumber(report.entryCount)), "objects": .integer(report.objectCount),
      "elsewhere": report.elsewhere.map { .integer($0) } ?? .null,
      "bytes_read": .number(JSONNumber(report.byteCount)), "sample": .bool(report.isSample),
      "recorded": .bool(isRecorded), "time": .string(report.time.rawValue),
      "timestamps": TimeDisplay.json(report.heads), "findings": FindingDisplay.json(report.findings),
    ]
    return CommandResult(code(report), schema: "check", members, text: text)
  }

  static func code(_ report: CheckReport) -> ExitCode {
    switch report.outcome {
    case .verified: .done
    case .corrupt: .corrupt
    case .badSignature: .badSignature
    case .incomplete: .incompleteOrRolledBack
    case .notTrusted: .signerNotTrusted
    case .timeNotEstablished: .timeNotEstablished
    }
  }
}
