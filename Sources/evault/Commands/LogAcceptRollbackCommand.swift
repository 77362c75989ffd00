import SelectiveDisclosure
import TerminalInterface
import TransparencyLog
import VaultKit

/// `evault log accept-rollback`.
enum LogAcceptRollbackCommand {
  static let command = Command(
    CommandSpecification(
      ["log", "accept-rollback"], "Go on with a vault that is older than this machine remembers, and record that.",
      options: [GovernanceInput.reason, Confirmation.option],
      details: """
        Only where the newer copy is lost: after a power cut that took back the last write, or from a backup. What was recorded since is gone
        from this vault, and an event says for ever which state was seen here before. Whoever kept a newer checkpoint or a bundle will see a fork.
        """,
      example: "evault log accept-rollback --reason \"restored from the backup of 3 November\"")
  ) { session throws(UserError) in
    guard let reason = try session.invocation.text("reason") else {
      throw UserError(.usage, "Going on with an older state needs a reason: --reason TEXT")
    }
    let unlocked = try session.unlock(acceptsRollback: true)
    try Confirmation.require(session.invocation, "Go on with this older state of the vault?")
    let (seen, now) = try user { () throws(VaultError) in try RollbackAcceptance(unlocked).accept(reason: reason) }
    return CommandResult(
      schema: "log-accept-rollback",
      ["seen_size": .number(JSONNumber(seen.size)), "size": .number(JSONNumber(now.size))],
      text: """
        This machine had seen a log of \(seen.size) entries. It goes on with this one, which says so in its entry \(now.size - 1).
        Tell everyone who works with the vault: their machines will refuse it until they accept it too.

        """)
  }
}
