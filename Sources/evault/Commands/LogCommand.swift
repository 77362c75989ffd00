import Custody
import SelectiveDisclosure
import TerminalInterface
import TransparencyLog
import VaultCrypto
import VaultKit

/// `evault log`.
enum LogCommand {
  static let command = Command(
    CommandSpecification(
      ["log"], "Show the custody log: every event that you may read, in order.",
      options: [.value("item", nil, "ITEM", help: "only events about this item")], example: "evault log")
  ) { session throws(UserError) in
    let item: Identifier? = if let text = try session.invocation.text("item") { try session.item(text) } else { nil }
    let unlocked = try session.unlock()
    var events: [CustodyEvent] = []
    var unreadable: [EventFailure] = []
    try user { () throws(VaultError) in
      try Inventory(unlocked).events { result throws(VaultError) in
        switch result {
        case .success(let event): if item == nil || event.statement.item == item { events.append(event) }
        case .failure(let failure): unreadable.append(failure)
        }
      }
    }
    let state = try user { () throws(VaultError) in try unlocked.vault.state() }
    let text =
      events.map { EventDisplay.lines($0) + "    about: \($0.statement.item)\n" }.joined()
      + Unreadable.lines(unreadable)
      + "\nThe log has \(state.head.size) entries. Root: \(state.head.root)\n"
    let members: JSONObject = [
      "size": .number(JSONNumber(state.head.size)), "root": .string(state.head.root.hex),
      "events": .array(events.map(EventDisplay.json)), "unreadable": Unreadable.json(unreadable),
    ]
    return CommandResult(Unreadable.code(unreadable), schema: "log", members, text: text)
  }
}
