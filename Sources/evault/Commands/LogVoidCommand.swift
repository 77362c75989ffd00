import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault log void`.
enum LogVoidCommand {
  static let command = Command(
    CommandSpecification(
      ["log", "void"], "Set aside a control entry that cannot be read, and record why.", positionals: "ENTRY",
      count: 1...1, options: [GovernanceInput.reason, Confirmation.option],
      details: """
        A control entry that cannot be read might be a hold: until it is set aside, nothing can be exported or erased. First look for its record in
        a copy of the vault. Who sets an entry aside, and why, stays in the log for ever.
        """,
      example: "evault log void 17 --reason \"its record was never written: the entry was forged\"")
  ) { session throws(UserError) in
    let word = try session.invocation.words()[0]
    guard let index = UInt64(word) else {
      throw UserError(.usage, "\(word) is no entry's number.", next: "Numbers stand in: evault check")
    }
    guard let reason = try session.invocation.text("reason") else {
      throw UserError(.usage, "Setting an entry aside needs a reason: --reason TEXT")
    }
    let unlocked = try session.unlock()
    try Confirmation.require(session.invocation, "Go on as if entry \(index) forbade nothing?")
    try user { () throws(VaultError) in try Voiding(unlocked).void(index, reason: reason) }
    return CommandResult(
      schema: "log-void", ["entry": .number(JSONNumber(index))],
      text: "Entry \(index) is set aside. The log says so, by whom and why.\n")
  }
}
