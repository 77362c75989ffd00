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
      options: TimeOptions.all,
      details: """
        Every event shown was verified: signature, the signer's role in the roster in force, and its place in the log.
        The chain is drawn from the top down, with branches for what was made from the item. By when an event existed, others than its signer say:
        cosigners, and timestamp authorities, whose word counts where --trust-roots leads to them.
        """,
      example: """
        evault custody 8Q3T-MZ1K-0VRE-7XA2H
        evault custody 8Q3T-MZ1K-0VRE-7XA2H --trust-roots roots.pem
        """)
  ) { session throws(UserError) in
    let item = try session.item(session.invocation.words()[0])
    let question = try TimeOptions.question(session.invocation, now: .now)
    let unlocked = try session.unlock()
    let chain = try user { () throws(VaultError) in try Access(unlocked).custody(of: item) }
    let erased = try user { () throws(VaultError) in try Inventory(unlocked).tombstones().tombstone(of: item) }
    let lineage = try user { () throws(VaultError) in try ItemLineage(item, unlocked) }
    let repairs = try user { () throws(VaultError) in try ItemRepairs(of: item, chain, unlocked) }
    let display = CustodyDisplay(
      item: item, chain: chain, lineage: lineage, repairs: repairs, times: try? OutsideTimes(unlocked.vault, question))
    let text =
      display.drawing
      + "\n\(chain.count) \(chain.count == 1 ? "event" : "events"), each signed and in \(chain.contains { $0.origin != nil } ? "the log of its vault" : "the log").\n"
      + (erased.map { TombstoneDisplay.sentence($0) + "\n" } ?? "")
    var members: JSONObject = [
      "item": .string(item.description), "events": .array(chain.map(EventDisplay.json)),
      "erased": erased.map { .object(TombstoneDisplay.json($0)) } ?? .null,
    ]
    for member in display.members { members.append(member.name, member.value) }
    return CommandResult(schema: "custody", members, text: text)
  }
}
