import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault handoff close`.
enum HandoffCloseCommand {
  static let command = Command(
    CommandSpecification(
      ["handoff", "close"], "In the field: close a handoff with the custodian's receipt.", positionals: "[RECEIPT]",
      count: 0...1,
      options: [.value("text", nil, "LETTERS", help: "the receipt's letters and digits instead of its file")],
      details: """
        The receipt must be signed by a custodian whom the kit knows, for the newest offer, and speak of everything in it. It needs no key.
        Small letters, O for 0, I or L for 1 are understood; spaces and hyphens do not count.
        """,
      example: "./evault handoff close offer-1/receipt.jwt")
  ) { session throws(UserError) in
    let vault = try session.vault()
    let (file, typed) = (session.invocation.positionals.first, try session.invocation.text("text"))
    let closed = try user { () throws(VaultError) in
      switch (file, typed) {
      case (let file?, nil): try Closing(vault).close(receipt: file)
      case (nil, let typed?): try Closing(vault).close(text: typed)
      default: throw VaultError(.usage, "Give the receipt's file, or its letters with --text, one of the two.")
      }
    }
    var text =
      "\(closed.receivedCount) \(closed.receivedCount == 1 ? "item" : "items") came home, says a custodian of the vault that this kit is for.\n"
    for rejected in closed.rejected {
      text +=
        Style.bad("not taken") + "  log \(rejected.entry)" + (rejected.item.map { ", item \($0)" } ?? "")
        + ": \(HandoffReceiveCommand.words(rejected.reason))\n"
    }
    text +=
      closed.rejected.isEmpty
      ? "Nothing is only here any more. To remove it from here: evault kit wipe\n"
      : "What was not taken is only here. Keep the kit, and ask the custodian.\n"
    let members: JSONObject = [
      "field": .string(closed.field.description), "received": .integer(closed.receivedCount),
      "rejected": HandoffReceiveCommand.json(closed.rejected),
    ]
    return CommandResult(
      closed.rejected.isEmpty ? .done : .partlyDone, schema: "handoff-close", members, text: text)
  }
}
