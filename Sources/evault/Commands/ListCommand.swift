import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault list`. Items are written as they are found: a long list needs no memory.
enum ListCommand {
  private static let shownGroups = 20
  private static let flushedFrom = 1 << 16

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
    let list = List(unlocked: unlocked, inventory: Inventory(unlocked), type: type, since: since)
    let failures =
      try session.invocation.has("json") ? list.writeDocument() : list.writeText(advice: Unreadable.advice(unlocked))
    return CommandResult(written: Unreadable.code(failures, unlocked), schema: "list")
  }

  private struct List {
    let unlocked: UnlockedVault
    let inventory: Inventory
    let type: String?
    let since: Timestamp?

    func forEach(_ body: (ItemSummary) -> Void) throws(UserError) -> [EventFailure] {
      try user { () throws(VaultError) in
        try inventory.forEachItem(type: type, since: since) { item throws(VaultError) in body(item) }
      }
    }

    func writeDocument() throws(UserError) -> [EventFailure] {
      let alike = try user { () throws(VaultError) in try inventory.itemsAlike() }
      let erased = try user { () throws(VaultError) in try inventory.tombstones().erased }
      var document = DocumentStream(schema: "list")
      document.beginList("items")
      let failures = try forEach { document.add(json($0)) }
      document.endList()
      document.beginList("same_content")
      for group in alike { document.add(.array(group.map { .string($0.description) })) }
      document.endList()
      document.add("erased", .array(erased.map { .object(TombstoneDisplay.json($0)) }))
      document.add("unreadable", Unreadable.json(failures, unlocked))
      document.finish()
      return failures
    }

    func writeText(advice: String) throws(UserError) -> [EventFailure] {
      let alike = try user { () throws(VaultError) in try inventory.itemsAlike() }
      let erased = try user { () throws(VaultError) in try inventory.tombstones().erased }
      var layout = TableLayout(["ITEM", "RECORDED", "TYPE", "SIZE", "NAME OR TITLE"])
      _ = try forEach { layout.measure(cells($0)) }
      layout.fit()
      var count = 0
      var text = ""
      let failures = try forEach { item in
        if count == 0 { text += layout.heading }
        count += 1
        text += layout.line(cells(item))
        if text.utf8.count >= ListCommand.flushedFrom {
          StandardStream.result(text)
          text = ""
        }
      }
      StandardStream.result(text)
      text = count == 0 ? "No items.\n" : "\n\(count) \(count == 1 ? "item" : "items").\n"
      for group in alike.prefix(ListCommand.shownGroups) {
        text += "Same content: \(group.map(\.description).joined(separator: ", "))\n"
      }
      if alike.count > ListCommand.shownGroups {
        text += "Same content: \(alike.count - ListCommand.shownGroups) more groups (--json has them all)\n"
      }
      for tombstone in erased { text += TombstoneDisplay.sentence(tombstone) + "\n" }
      StandardStream.result(TextWrap.shown(text + Unreadable.lines(failures, unlocked) + advice))
      return failures
    }

    private func cells(_ item: ItemSummary) -> [String] {
      [
        item.item.description, item.recorded.description, item.type, ByteCount.format(item.size),
        VisibleText.escape(item.title ?? item.name?.description ?? ""),
      ]
    }

    private func json(_ item: ItemSummary) -> JSON {
      .object([
        "item": .string(item.item.description), "recorded": .string(item.recorded.description),
        "type": .string(item.type), "media_type": .string(item.mediaType), "size": .number(JSONNumber(item.size)),
        "digest": .string(item.digest.hex), "name": item.name.map { .string($0.description) } ?? .null,
        "title": item.title.map { .string($0) } ?? .null, "actor": .string(item.actor),
      ])
    }
  }
}
