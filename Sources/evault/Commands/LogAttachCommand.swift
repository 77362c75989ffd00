import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault log attach`.
enum LogAttachCommand {
  static let command = Command(
    CommandSpecification(
      ["log", "attach"], "Add access events that were recorded in a file while the vault could not be written.",
      positionals: "FILE…", count: 1...10_000, example: "evault log attach access-log.age")
  ) { session throws(UserError) in
    let unlocked = try session.unlock()
    let paths = session.invocation.positionals
    let count = try user { () throws(VaultError) in try Access(unlocked).attach(paths) }
    let text = "\(count) \(count == 1 ? "event" : "events") added to the log, \(paths.count - count) there already.\n"
    return CommandResult(
      schema: "log-attach", ["added": .integer(count), "known": .integer(paths.count - count)], text: text)
  }
}
