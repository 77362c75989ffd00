import Custody
import SelectiveDisclosure
import TerminalInterface
import Timestamping
import VaultKit

/// `evault timestamp list`.
enum TimestampListCommand {
  static let command = Command(
    CommandSpecification(
      ["timestamp", "list"], "Show by when the log's entries existed, as authorities that you trust say.",
      options: TimeOptions.all, example: "evault timestamp list --trust-roots roots.pem")
  ) { session throws(UserError) in
    let question = try TimeOptions.question(session.invocation, now: .now)
    let vault = try session.vault()
    let heads = try user { () throws(VaultError) in try HeadTimestamping(vault).times(question) }
    let isUnestablished = question.trust != nil && !heads.contains { $0.verdict?.existedBy != nil }
    let text = heads.isEmpty ? "No checkpoint has a timestamp.\n" : TimeDisplay.text(heads)
    return CommandResult(
      isUnestablished ? .timeNotEstablished : .done, schema: "timestamp-list",
      [
        "at": .string(Timestamp(seconds: question.moment).description), "timestamps": TimeDisplay.json(heads),
      ], text: text)
  }
}
