import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault get`.
enum GetCommand {
  static let command = Command(
    CommandSpecification(
      ["get"], "Read an item's payload. The access is recorded first.", positionals: "ITEM", count: 1...1,
      options: [
        .value("output", "o", "FILE", help: "a new file to write, or - for standard output (the default)"),
        .value("purpose", nil, "WHY", help: "why you read it; asked for at a terminal if not given. No names, please"),
        .value(
          "access-log", nil, "FILE", help: "where the vault cannot be written: record the access in this new file"),
        .toggle(
          "keep", help: "keep what comes from a mirror in the thin vault, sealed, so that it is there the next time"),
        RateLimitOption.specification,
      ],
      details: """
        The access event is signed and durable before the first byte is released. Nothing is ever overwritten.
        An event kept with --access-log joins the log later: evault log attach FILE
        In a thin vault (evault clone --without-payloads) the payload comes from a mirror, and the access stays in thin/accesses until the home
        vault takes it into its log, in the same way. Nothing of a payload counts before all of it was compared with its name.
        """,
      example: "evault get 8Q3T-MZ1K-0VRE-7XA2H -o copy.pdf --purpose review")
  ) { session throws(UserError) in
    let invocation = session.invocation
    let item = try session.item(invocation.words()[0])
    let output = invocation.path("output") ?? "-"
    if output == "-" {
      if invocation.has("json") {
        throw UserError(
          .usage, "The payload goes to standard output, and so would the JSON document.", next: "Add: -o FILE")
      }
      if Terminal.current.showsResults {
        throw UserError(
          .usage, "A payload is not written to a terminal.", next: "Add: -o FILE, or send it to a program with |")
      }
    }
    let unlocked = try session.unlock()
    let purpose = try purpose(invocation)
    let log = invocation.path("access-log")
    let limit = try RateLimitOption.limit(invocation)
    // What lies in the vault is there at once.
    let progress = Progress("fetching", total: 0)
    defer { progress.finish() }
    let released = try user { () throws(VaultError) in
      try Access(unlocked).get(
        item, to: output == "-" ? .standardOutput : .file(output), purpose: purpose, accessLog: log,
        keeps: invocation.has("keep"), limit: limit, total: { progress.expect($0) },
        progress: { progress.advance(by: $0) })
    }
    let summary = released.summary
    let members: JSONObject = [
      "item": .string(item.description), "file": .string(output.description), "digest": .string(summary.digest.hex),
      "size": .number(JSONNumber(summary.size)), "access_log": released.access.map { .string($0.description) } ?? .null,
      "mirror": released.mirror.map { .string($0) } ?? .null,
    ]
    let place = released.access.map { "in \($0); attach it later: evault log attach FILE" } ?? "in the custody log"
    let text =
      output == "-"
      ? ""
      : "Wrote \(output) (\(ByteCount.format(summary.size))), as recorded when it came in\(released.mirror.map { "; it came from the mirror \($0)" } ?? ""). The access is recorded \(place).\n"
    return CommandResult(schema: "get", members, text: text)
  }

  /// Why something is read: from the arguments, or asked for.
  static func purpose(_ invocation: Invocation) throws(UserError) -> String {
    if let given = try invocation.text("purpose"), !given.isEmpty { return given }
    if Terminal.current.canAsk, let typed = Prompt.line("Why do you read it? "), !typed.isEmpty { return typed }
    throw UserError(.usage, "Reading needs a purpose, which becomes part of the record.", next: "Add: --purpose WHY")
  }
}
