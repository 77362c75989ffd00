import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault custody`.
enum CustodyCommand {
  static let command = Command(
    CommandSpecification(
      ["custody"], "Show an item's chain of custody: who did what with it, when, and where the log says so.",
      positionals: "ITEM", count: 1...1,
      details:
        "Every event shown was verified: signature, the signer's role in the roster in force, and its place in the log.",
      example: "evault custody 8Q3T-MZ1K-0VRE-7XA2H")
  ) { session throws(UserError) in
    let item = try session.item(session.invocation.words()[0])
    let unlocked = try session.unlock()
    let chain = try user { () throws(VaultError) in try Access(unlocked).custody(of: item) }
    let erased = try user { () throws(VaultError) in try Inventory(unlocked).tombstones().tombstone(of: item) }
    let text =
      Style.heading("Chain of custody of \(item)") + "\n" + chain.map { EventDisplay.lines($0) }.joined()
      + "\n\(chain.count) \(chain.count == 1 ? "event" : "events"), each signed and in \(chain.contains { $0.origin != nil } ? "the log of its vault" : "the log").\n"
      + (erased.map { TombstoneDisplay.sentence($0) + "\n" } ?? "")
    return CommandResult(
      schema: "custody",
      [
        "item": .string(item.description), "events": .array(chain.map(EventDisplay.json)),
        "erased": erased.map { .object(TombstoneDisplay.json($0)) } ?? .null,
      ], text: text
    )
  }
}
