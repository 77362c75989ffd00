import Consent
import Custody
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault consent record`, `approve` and `withdraw`.
enum ConsentWriteCommands {
  static let record = Command(
    CommandSpecification(
      ["consent", "record"], "Write down what a person agreed to, and on what conditions.", positionals: "[FILE]",
      count: 0...1, options: [PaperFormOption.option("the number of the paper form on which they agreed")],
      details: """
        The record is JSON, from a file or a pipe (- for standard input), else asked for at a terminal. What is not granted
        is refused. It names the item with the signed form, or with the recording on which they agree; with --form it is the
        paper of that number, photographed before or later (evault add --form), and allows nothing until then.
        Whoever recorded a consent and exports within 72 hours needs another custodian or counsel, where there is one:
        evault consent approve.
        """,
      example:
        "evault record template consent > /dev/shm/consent.json    # fill it in, then\nevault consent record /dev/shm/consent.json"
    )
  ) { session throws(UserError) in
    let form = try PaperFormOption.number(session.invocation)
    return try ConsentPrompt.write(.consent, session, on: form) { unlocked, fields throws(UserError) in
      let id = try user { () throws(VaultError) in try Consents(unlocked).record(fields, form: form) }
      var fields = fields
      if fields["form"] == nil { fields["form"] = .string(id.description) }
      return ConsentRemarks(fields, .consent, id, in: unlocked).result(
        id.description, .consent, text: "Recorded the consent \(id).\n")
    }
  }

  static let approve = Command(
    CommandSpecification(
      ["consent", "approve"], "Stand for a consent that somebody else recorded, after looking at the form.",
      positionals: "CONSENT", count: 1...1,
      details:
        "By a custodian or counsel who did not record it. It holds for the consent as it is now, and not for a correction.",
      example: "evault consent show 5D2P-9WQX-ZZ10-4MB7X\nevault consent approve 5D2P-9WQX-ZZ10-4MB7X")
  ) { session throws(UserError) in
    let id = try session.item(session.invocation.words()[0])
    let unlocked = try session.unlock()
    try user { () throws(VaultError) in try Consents(unlocked).approve(id) }
    return CommandResult(
      schema: "consent-approved", ["record": .string(id.description)], text: "Approved the consent \(id).\n")
  }

  static let withdraw = Command(
    CommandSpecification(
      ["consent", "withdraw"], "Write down what a person takes back, and see who received it already.",
      positionals: "[FILE]", count: 0...1,
      options: [
        .value("output", "o", "DIR", help: "write a letter to each office that received something; must not exist"),
        .toggle("dry-run", help: "say who received what; write nothing"),
      ],
      details: """
        The record is JSON, from a file or a pipe (- for standard input), else asked for at a terminal. From then on
        what it is about stays; what they still allow is listed. What left cannot be called back by it: the letters ask for that, and tell an office
        nothing but the numbers of its own bundles and exhibits.
        """,
      example:
        "evault record template withdrawal > /dev/shm/withdrawal.json    # fill it in, then\nevault consent withdraw /dev/shm/withdrawal.json -o recall"
    )
  ) { session throws(UserError) in
    try ConsentPrompt.write(.withdrawal, session) { unlocked, fields throws(UserError) in
      try withdraw(fields, unlocked, session.invocation)
    }
  }

  private static func withdraw(
    _ fields: JSONObject, _ unlocked: UnlockedVault, _ invocation: Invocation
  ) throws(UserError) -> CommandResult {
    let consents = Consents(unlocked)
    let withdrawal = try? Withdrawal(fields)
    func remaining() -> [RemainingGrant]? { withdrawal.flatMap { consents.remaining(beside: $0) } }
    if invocation.has("dry-run") {
      let recalls = try user { () throws(VaultError) in try consents.recalls(of: fields) }
      return ConsentDisplay.withdrawn(nil, withdrawal, recalls, remaining: remaining(), notices: [])
    }
    let output = invocation.path("output")
    if let output { try user { () throws(VaultError) in try RecallNotices.requireNew(output) } }
    let (id, recalls) = try user { () throws(VaultError) in try consents.withdraw(fields) }
    var notices: [FilePath] = []
    if let output, !recalls.isEmpty {
      do throws(VaultError) {
        notices = try RecallNotices.write(recalls, from: unlocked.vault.fingerprint, to: output).map {
          output.appending($0)
        }
      } catch {
        throw UserError(
          VaultError(
            error.kind, error.message,
            safe: "The withdrawal \(id) is recorded.",
            next: "Write the letters again: evault consent show \(id) -o DIR"))
      }
    }
    return ConsentDisplay.withdrawn(id, withdrawal, recalls, remaining: remaining(), notices: notices)
  }
}
