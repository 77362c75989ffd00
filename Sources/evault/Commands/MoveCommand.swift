import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault move`.
enum MoveCommand {
  static let command = Command(
    CommandSpecification(
      ["move"], "Move an item to another compartment: it is sealed anew, and the old objects are erased.",
      positionals: "ITEM", count: 1...1,
      options: [.value("compartment", nil, "C", help: "where to: see evault compartment list")],
      details: """
        What was signed about the item stays as it is, and verifies as before. Whoever is not cleared for the new compartment can no longer
        open the item here; what they could read, they may have kept, and copies of the vault elsewhere still have the old objects.
        """,
      example: "evault move 8Q3T-MZ1K-0VRE-7XA2H --compartment north-1")
  ) { session throws(UserError) in
    let item = try session.item(session.invocation.words()[0])
    guard let compartment = try session.invocation.text("compartment") else {
      throw UserError(.usage, "Moving needs a place: --compartment C", next: "See: evault compartment list")
    }
    let unlocked = try session.unlock()
    let count = try user { () throws(VaultError) in try Relocation(unlocked).move(item, to: compartment) }
    let text =
      count == 0
      ? "\(item) is in \(compartment) already.\n"
      : "Moved \(item) to \(compartment): \(count) objects were sealed anew, the old ones are gone.\n"
    return CommandResult(
      schema: "move",
      ["item": .string(item.description), "compartment": .string(compartment), "objects": .integer(count)], text: text)
  }
}
