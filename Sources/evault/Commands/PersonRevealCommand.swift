import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault person reveal`.
enum PersonRevealCommand {
  static let command = Command(
    CommandSpecification(
      ["person", "reveal"], "Tell who a pseudonym is. That you asked, and why, is recorded first.",
      positionals: "PSEUDONYM", count: 1...1,
      options: [
        .value(
          "purpose", nil, "WHY", help: "why you need to know; asked for at a terminal if not given. No names, please")
      ],
      details:
        "Who a pseudonym is lies in the compartment identities. Nothing else shows it: no list, no log, no search.",
      example: "evault person reveal P-104 --purpose \"arranging safe transport\"")
  ) { session throws(UserError) in
    let pseudonym = try session.invocation.words()[0]
    let unlocked = try session.unlock()
    let purpose = try GetCommand.purpose(session.invocation)
    let records = try user { () throws(VaultError) in try Revealing(unlocked).reveal(pseudonym, purpose: purpose) }
    return CommandResult(
      schema: "person-reveal", ["records": .array(records.map(RecordDisplay.json))],
      text: records.map { RecordDisplay.lines($0, version: 1, of: 1) }.joined(separator: "\n"))
  }
}
