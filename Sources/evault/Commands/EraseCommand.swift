import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault erase`.
enum EraseCommand {
  static let command = Command(
    CommandSpecification(
      ["erase"], "Erase an item: its payload, and the records of its own events. It cannot be undone.",
      positionals: "ITEM", count: 1...1,
      options: [
        .value("reason", nil, "R", help: Tombstone.Reason.given.map(\.rawValue).joined(separator: ", ")),
        Confirmation.option,
      ],
      details: """
        A signed tombstone stays: that something was erased, when, by whom and for which of these reasons. Everything else still verifies.
        An erasure that was interrupted is completed by the same command. Of each mirror that this machine knows it is said whether it still has
        the bytes, and until when; the same command says it again later. Other copies of the vault, bundles that were exported, and what
        the disk keeps of deleted files are not reached by it.
        """,
      example: "evault erase 8Q3T-MZ1K-0VRE-7XA2H --reason withdrawn")
  ) { session throws(UserError) in
    let item = try session.item(session.invocation.words()[0])
    let reason = try reason(session.invocation, "Erasing")
    let unlocked = try session.unlock()
    try Confirmation.require(session.invocation, "Erase \(item) for ever?")
    let tombstones = try user { () throws(VaultError) in try Erasure(unlocked).erase(item, reason: reason) }
    guard let tombstone = tombstones.last else { throw UserError(.failed, "There is no tombstone of \(item).") }
    let count = Set(tombstones.flatMap(\.objects)).count
    let done = "\(TombstoneDisplay.sentence(tombstone)) \(count) objects are gone here."
    let (remains, code) = RemainsDisplay.ask(tombstones, unlocked.vault, done: done)
    var members = TombstoneDisplay.json(tombstone)
    members["mirrors"] = RemainsDisplay.json(remains)
    return CommandResult(
      code, schema: "erase", members,
      text: done + "\n" + RemainsDisplay.text(remains))
  }

  /// Why something is destroyed: one of the words that a tombstone has.
  static func reason(_ invocation: Invocation, _ what: String) throws(UserError) -> Tombstone.Reason {
    guard let reason = try invocation.text("reason").flatMap(Tombstone.Reason.init(rawValue:)),
      Tombstone.Reason.given.contains(reason)
    else {
      throw UserError(
        .usage, "\(what) needs a reason: --reason R",
        next: "Reasons are: \(Tombstone.Reason.given.map(\.rawValue).joined(separator: ", ")).")
    }
    return reason
  }
}
