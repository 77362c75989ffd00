import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault handoff offer`.
enum HandoffOfferCommand {
  static let command = Command(
    CommandSpecification(
      ["handoff", "offer"], "In the field: write what was brought in to a folder that goes home.",
      options: [.value("output", "o", "DIR", help: "the new folder")],
      details: """
        Anybody can carry the folder: all in it is sealed or signed. The custodian takes it with evault handoff receive, and gives a
        receipt back. Until you closed with that receipt, keep the kit. An offer that was interrupted is made again by the same command.
        """,
      example: "./evault handoff offer -o offer-1")
  ) { session throws(UserError) in
    guard let path = session.invocation.path("output") else {
      throw UserError(.usage, "Say where to write the offer: -o DIR")
    }
    let unlocked = try session.unlock()
    let progress = Progress("copying", total: 0)
    let offered = try user { () throws(VaultError) in
      try Offering(unlocked).offer(at: path) { progress.advance(by: $0) }
    }
    progress.finish()
    var text = """
      Wrote an offer of \(offered.itemCount) \(offered.itemCount == 1 ? "item" : "items") (\(ByteCount.format(offered.byteCount))): \(path)

      Give the folder to the custodian, and tell them these another way, if you have not yet:
        field vault   \(offered.field.groupedLines(indent: 16))
        signing key   \(CardFile.fingerprint(unlocked.identity.signer.key.publicKey))

      They give you a receipt. Keep the kit until you closed with it: evault handoff close RECEIPT

      """
    for (file, reason) in offered.damaged { text += Style.bad("damaged here") + "  \(file): \(reason)\n" }
    let members: JSONObject = [
      "folder": .string(path.description), "offer": .string(offered.offer.description),
      "field": .string(offered.field.description), "items": .number(JSONNumber(offered.itemCount)),
      "bytes": .number(JSONNumber(offered.byteCount)),
      "damaged": .array(
        offered.damaged.map { .object(["path": .string($0.path.description), "reason": .string($0.reason)]) }),
    ]
    return CommandResult(
      offered.damaged.isEmpty ? .done : .partlyDone, schema: "handoff-offer", members, text: text)
  }
}
