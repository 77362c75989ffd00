import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault list`.
enum ListCommand {
  static let command = Command(
    CommandSpecification(
      ["list"], "List the items that you may read.",
      options: [
        .value("type", nil, "T", help: "only items of this type"),
        .value("since", nil, "TIME", help: "only items recorded at or after this time"),
      ],
      example: "evault list --type interview")
  ) { session throws(UserError) in
    let type = try session.invocation.text("type")
    if let type { _ = try user { () throws(VaultError) in try PersonalRecord.itemType(type) } }
    var since: Timestamp?
    if let text = try session.invocation.text("since") {
      since = try user { () throws(VaultError) in try PersonalRecord.time(text) }.moment
    }
    let unlocked = try session.unlock()
    let found = try user { () throws(VaultError) in try Inventory(unlocked).items() }
    let items = found.items.filter { item in
      (type.map { item.type == $0 } ?? true) && (since.map { item.recorded >= $0 } ?? true)
    }
    var table = TextTable("ITEM", "RECORDED", "TYPE", "SIZE", "NAME OR TITLE")
    for item in items {
      table.add(
        item.item.description, item.recorded.description, item.type, ByteCount.format(item.size),
        VisibleText.escape(item.title ?? item.name?.description ?? ""))
    }
    var text =
      items.isEmpty ? "No items.\n" : table.render() + "\n\(items.count) \(items.count == 1 ? "item" : "items").\n"
    let erased = try user { () throws(VaultError) in try Inventory(unlocked).tombstones().erased }
    for tombstone in erased { text += TombstoneDisplay.sentence(tombstone) + "\n" }
    text += Unreadable.lines(found.unreadable) + Unreadable.advice(unlocked)
    let members: JSONObject = [
      "items": .array(items.map(json)), "erased": .array(erased.map { .object(TombstoneDisplay.json($0)) }),
      "unreadable": Unreadable.json(found.unreadable),
    ]
    return CommandResult(Unreadable.code(found.unreadable), schema: "list", members, text: text)
  }

  private static func json(_ item: ItemSummary) -> JSON {
    .object([
      "item": .string(item.item.description), "recorded": .string(item.recorded.description),
      "type": .string(item.type),
      "media_type": .string(item.mediaType), "size": .number(JSONNumber(item.size)), "digest": .string(item.digest.hex),
      "name": item.name.map { .string($0.description) } ?? .null, "title": item.title.map { .string($0) } ?? .null,
      "actor": .string(item.actor),
    ])
  }
}
