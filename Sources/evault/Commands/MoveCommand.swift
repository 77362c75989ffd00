import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault move`.
enum MoveCommand {
  static let command = Command(
    CommandSpecification(
      ["move"], "Move items to another compartment: they are sealed anew, and the old objects are erased.",
      positionals: "ITEM…", count: 1...10_000,
      options: [.value("compartment", nil, "C", help: "where to: see evault compartment list")],
      details: """
        What was signed about an item stays as it is, and verifies as before. Whoever is not cleared for the new compartment can no longer
        open it here; what they could read, they may have kept, and copies of the vault elsewhere still have the old objects.
        Of each mirror that this machine knows it is said whether it still has the old objects; the same command says it again later.
        Moving to the compartment that an item is in seals it to that compartment's newest key, where it is not yet.
        """,
      example: "evault move 8Q3T-MZ1K-0VRE-7XA2H --compartment north-1")
  ) { session throws(UserError) in
    var items: [Identifier] = []
    for word in try session.invocation.words() { items.append(try session.item(word)) }
    guard let compartment = try session.invocation.text("compartment") else {
      throw UserError(.usage, "Moving needs a place: --compartment C", next: "See: evault compartment list")
    }
    let unlocked = try session.unlock()
    let moving = items
    let (count, tombstones) = try user { () throws(VaultError) in
      let relocation = try Relocation(unlocked)
      return (try relocation.move(moving, to: compartment), try relocation.tombstones(of: moving))
    }
    let text =
      count == 0
      ? "What was named is in \(compartment) already, under its newest key."
      : "Moved to \(compartment): \(count) objects were sealed anew, the old ones are gone."
    let (remains, code) = tombstones.isEmpty ? ([], .done) : RemainsDisplay.ask(tombstones, unlocked.vault, done: text)
    return CommandResult(
      code, schema: "move",
      [
        "items": .array(items.map { .string($0.description) }), "compartment": .string(compartment),
        "objects": .integer(count), "mirrors": RemainsDisplay.json(remains),
      ], text: text + "\n" + RemainsDisplay.text(remains))
  }
}
