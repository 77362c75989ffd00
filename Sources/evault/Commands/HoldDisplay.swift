import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// Holds as text and as JSON.
enum HoldDisplay {
  static func lines(_ hold: Hold) -> String {
    let kept = hold.items.map { $0.map(\.description).joined(separator: ", ") } ?? "the whole vault"
    return """
      Hold \(hold.id), set \(hold.event.statement.recorded) by \(hold.event.signer.label)
        keeps      \(kept)
        reason     \(VisibleText.escape(hold.reason))
        authority  \(VisibleText.escape(hold.authority))
        leaving    \(hold.forbidsDisclosure ? "forbidden" : "not forbidden by it")

      """
  }

  /// A line for an item that is under holds; nothing for one that is not.
  static func line(_ holds: [Hold], keeping item: Identifier) -> String {
    holds.filter { $0.keeps(item) }.map { "  " + TextWidth.fit("on hold", 15) + "\($0.id) (evault hold list)\n" }
      .joined()
  }

  static func json(_ hold: Hold) -> JSON {
    .object([
      "hold": .string(hold.id.description), "recorded": .string(hold.event.statement.recorded.description),
      "actor": .string(hold.event.signer.label), "reason": .string(hold.reason), "authority": .string(hold.authority),
      "forbids_disclosure": .bool(hold.forbidsDisclosure),
      "items": hold.items.map { .array($0.map { .string($0.description) }) } ?? .null,
    ])
  }
}
