import Custody
import EvidenceBundle
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault check`.
enum CheckCommand {
  static let command = Command(
    CommandSpecification(
      ["check"], "Check the whole vault: with your keys, everything; without, all that bytes and signatures prove.",
      options: [
        .toggle("keyless", help: "use no identity: names of objects, tree, signatures, what is missing"),
        .value("sample", nil, "PERCENT", help: "read only this share of the objects, chosen at random"),
      ] + TimeOptions.all,
      details:
        "Each finding has a stable code and names the file, and the item where it is known. A failed check never exits 0.",
      example: "evault check --keyless")
  ) { session throws(UserError) in
    let sample = try sample(session.invocation)
    let path = try session.vaultPath()
    let fingerprint = try session.fingerprint()
    let time = try TimeOptions.question(session.invocation, now: .now)
    let progress = Progress("checking", total: 0)
    let report: CheckReport
    let (unlocked, refusal) = try unlock(session)
    if let unlocked {
      report = try user { () throws(VaultError) in
        try VaultCheck(path, time: time).complete(unlocked, sample: sample) { progress.advance(by: $0) }
      }
    } else {
      report = try user { () throws(VaultError) in
        try VaultCheck(path, time: time).keyless(fingerprint: fingerprint, keysRefused: refusal, sample: sample) {
          progress.advance(by: $0)
        }
      }
    }
    progress.finish()
    if let unlocked { RecoveryReminder.give(unlocked) }
    return result(report)
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
      return (nil, error.message)
    }
  }

  private static func sample(_ invocation: Invocation) throws(UserError) -> Double {
    guard let text = try invocation.text("sample") else { return 100 }
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    guard let percent = Double(digits), percent > 0, percent <= 100 else {
      throw UserError(.usage, "--sample needs a percentage above 0, up to 100.")
    }
    return percent
  }

  private static func result(_ report: CheckReport) -> CommandResult {
    var text = ""
    for finding in report.findings {
      let word = finding.severity == .failure ? Style.bad("failed ") : Style.warning("note   ")
      text += "\(word) \(finding.code.rawValue)  \(finding.path)\n        \(finding.message)\n"
      if let item = finding.item { text += "        item \(item)\n" }
    }
    if !text.isEmpty { text += "\n" }
    text +=
      "\(report.entryCount) log entries, \(report.objectCount) objects, \(ByteCount.format(report.byteCount)) read"
    text += report.isSample ? " (a sample).\n" : ".\n"
    text += TimeDisplay.text(report.heads)
    if let fingerprint = report.fingerprint { text += "Vault \(fingerprint.grouped)\n" }
    let failures = report.findings.filter { $0.severity == .failure }.count
    text +=
      failures == 0
      ? Style.good("Verified") + ": \(report.scope)\n"
      : Style.bad("Failed") + ": \(failures) \(failures == 1 ? "finding" : "findings") above.\n"
    let members: JSONObject = [
      "verified": .bool(failures == 0), "scope": .string(report.scope),
      "fingerprint": report.fingerprint.map { .string($0.description) } ?? .null,
      "entries": .number(JSONNumber(report.entryCount)), "objects": .integer(report.objectCount),
      "bytes_read": .number(JSONNumber(report.byteCount)), "sample": .bool(report.isSample),
      "time": .string(report.time.rawValue), "timestamps": TimeDisplay.json(report.heads),
      "findings": .array(
        report.findings.map {
          .object([
            "code": .string($0.code.rawValue), "severity": .string($0.severity.rawValue), "path": .string($0.path),
            "item": $0.item.map { .string($0.description) } ?? .null, "message": .string($0.message),
          ])
        }),
    ]
    return CommandResult(code(report), schema: "check", members, text: text)
  }

  private static func code(_ report: CheckReport) -> ExitCode {
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
