import Custody
import MirrorStores
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault handoff drop`.
enum HandoffDropCommand {
  static let command = Command(
    CommandSpecification(
      ["handoff", "drop"], "In the field: put what was brought in straight into a bucket, from where home receives it.",
      positionals: "ADDRESS", count: 1...1,
      options: MirrorChoice.placeOptions + [
        RateLimitOption.specification,
        .toggle("again", help: "put also what was put there before, as far as this kit knows"),
      ],
      details: """
        ADDRESS is s3://bucket/prefix, as home told you. Nothing but putting files is asked of the service: credentials that can do only that are enough, and
        are the right ones (evault handoff policy). They are taken as the AWS tools take them. evault-transfer must lie beside evault. What is
        interrupted goes on when it is run again. The receipt comes back another way, as a file or read to you: nobody can read it from there
        with such credentials. Until you closed with it, keep the kit.
        """,
      example: "./evault handoff drop s3://case-inbox/north --endpoint https://s3.example.org")
  ) { session throws(UserError) in
    let location = try DropChoice.location(try session.invocation.words()[0], session.invocation)
    let limit = try RateLimitOption.limit(session.invocation)
    let unlocked = try session.unlock()
    Process.noteInterrupts()
    let progress = Progress("putting", total: 0)
    let dropped = try user { () throws(VaultError) in
      try Dropping(unlocked).drop(
        to: location, limit: limit, again: session.invocation.has("again"), total: { progress.expect($0) },
        progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    var text = """
      Put an offer of \(dropped.itemCount) \(dropped.itemCount == 1 ? "item" : "items") into \(location.address): \(dropped.offer)
      \(dropped.objectCount) objects (\(ByteCount.format(dropped.byteCount))) went now\(dropped.earlierCount == 0 ? "." : ", \(dropped.earlierCount) before.")

      Tell the custodian that it is there, and these another way, if you have not yet:
        field vault   \(dropped.field.groupedLines(indent: 16))
        signing key   \(CardFile.fingerprint(unlocked.identity.signer.key.publicKey))

      They give you a receipt: as a file, or read to you. It does not come back through the bucket, which you cannot read. Keep the kit
      until you closed with it: evault handoff close RECEIPT

      """
    for path in dropped.damaged {
      text += Style.bad("damaged here") + "  \(path) is damaged or missing, and was left out.\n"
    }
    let members: JSONObject = [
      "place": .string(location.address), "offer": .string(dropped.offer.description),
      "field": .string(dropped.field.description), "items": .number(JSONNumber(dropped.itemCount)),
      "objects": .integer(dropped.objectCount), "bytes": .number(JSONNumber(dropped.byteCount)),
      "earlier": .integer(dropped.earlierCount), "damaged": .array(dropped.damaged.map { .string($0) }),
    ]
    return CommandResult(
      dropped.damaged.isEmpty ? .done : .partlyDone, schema: "handoff-drop", members, text: text)
  }
}
