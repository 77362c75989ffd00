import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault hold set`, `lift` and `list`.
enum HoldCommands {
  static let set = Command(
    CommandSpecification(
      ["hold", "set"], "Put items, or the whole vault, under a legal hold: they cannot be erased.",
      positionals: "[ITEM…]", count: 0...100_000,
      options: [
        .toggle("whole-vault", help: "everything, also what comes"), GovernanceInput.reason,
        .value("authority", nil, "WHO", help: "who ordered it: an office, never a person"),
        .toggle("keep-in", help: "they must not leave the vault either, whoever agreed to it"),
      ],
      example: "evault hold set 8Q3T-MZ1K-0VRE-7XA2H --reason \"pending proceedings\" --authority \"district court\"")
  ) { session throws(UserError) in
    let invocation = session.invocation
    var items: [Identifier] = []
    for word in try invocation.words() {
      let item = try session.item(word)
      if !items.contains(item) { items.append(item) }
    }
    guard items.isEmpty == invocation.has("whole-vault") else {
      throw UserError(.usage, "Name the items, or say --whole-vault.")
    }
    guard let reason = try GovernanceInput.text("reason", invocation),
      let authority = try GovernanceInput.text("authority", invocation)
    else {
      throw UserError(.usage, "A hold needs a reason and an authority: --reason WHY --authority WHO")
    }
    let unlocked = try session.unlock()
    let kept = items.isEmpty ? nil : items
    let id = try user { () throws(VaultError) in
      try Holds(unlocked).set(
        kept, reason: reason, authority: authority, forbidsDisclosure: invocation.has("keep-in"))
    }
    let ways = invocation.has("keep-in") ? "be erased, nor leave," : "be erased"
    return CommandResult(
      schema: "hold", ["hold": .string(id.description)],
      text:
        "Set the hold \(id): \(kept.map { "\($0.count) items" } ?? "the whole vault") cannot \(ways) until it is lifted.\n"
    )
  }

  static let lift = Command(
    CommandSpecification(
      ["hold", "lift"], "Lift a legal hold.", positionals: "HOLD", count: 1...1, options: [GovernanceInput.reason],
      example: "evault hold lift 5D2P-9WQX-ZZ10-4MB7X --reason \"proceedings ended\"")
  ) { session throws(UserError) in
    let id = try session.item(session.invocation.words()[0])
    guard let reason = try GovernanceInput.text("reason", session.invocation) else {
      throw UserError(.usage, "Why? --reason WHY")
    }
    let unlocked = try session.unlock()
    try user { () throws(VaultError) in try Holds(unlocked).lift(id, reason: reason) }
    return CommandResult(schema: "hold", ["hold": .string(id.description)], text: "Lifted the hold \(id).\n")
  }

  static let list = Command(
    CommandSpecification(["hold", "list"], "List the legal holds that are in force.", example: "evault hold list")
  ) { session throws(UserError) in
    let unlocked = try session.unlock()
    let holds = try user { () throws(VaultError) in try Holds(unlocked).shown() }
    var text = holds.isEmpty ? "No hold is in force.\n" : ""
    for hold in holds { text += HoldDisplay.lines(hold) }
    return CommandResult(schema: "holds", ["holds": .array(holds.map(HoldDisplay.json))], text: text)
  }
}
