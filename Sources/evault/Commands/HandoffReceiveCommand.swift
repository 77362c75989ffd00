import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault handoff receive`.
enum HandoffReceiveCommand {
  static let command = Command(
    CommandSpecification(
      ["handoff", "receive"], "Take home what a field kit offers, and write a receipt.", positionals: "DIR",
      count: 1...1,
      options: [
        .value(
          "fingerprint", nil, "SHA256:…",
          help: "the field member's signing key as they told you; asked for at a terminal"),
        .value("label", nil, "L", help: "another label for them than the kit's, where that is taken"),
        .value("late", nil, "WHY", help: "take it although its member was removed or is suspended; it is recorded"),
      ],
      details: """
        Everything is verified before anything changes. What is damaged, or sealed to keys you do not hold, is rejected by item, and the
        rest is taken. The same offer again takes nothing twice, and writes the receipt again: also after an interruption.
        """,
      example: "evault handoff receive /media/stick/offer-1")
  ) { session throws(UserError) in
    let invocation = session.invocation
    let unlocked = try session.unlock()
    let (receiving, offered) = try user { () throws(VaultError) in
      (try Receiving(unlocked), try OfferedVault(invocation.positionals[0], to: unlocked))
    }
    let (label, late) = (try invocation.text("label"), try GovernanceInput.text("late", invocation))
    let isNew = offered.standing == .unknown
    if isNew {
      try confirm(offered, invocation)
      try user { () throws(VaultError) in try receiving.admit(offered, as: label) }
    }
    let now =
      isNew
      ? try user { () throws(VaultError) in try OfferedVault(invocation.positionals[0], to: unlocked) } : offered
    Process.noteInterrupts()
    let progress = Progress("receiving", total: 0)
    let report = try user { () throws(VaultError) in
      try receiving.receive(
        now, late: late, progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    return CommandResult(
      report.rejected.isEmpty ? .done : .partlyDone, schema: "handoff-receive", members(report, now, isNew),
      text: text(report, now, isNew))
  }

  private static func confirm(_ offered: OfferedVault, _ invocation: Invocation) throws(UserError) {
    let fingerprint = CardFile.fingerprint(offered.member.key)
    if let given = try invocation.text("fingerprint") {
      guard given == fingerprint else {
        throw UserError(
          .signerNotTrusted, "The field member's key is \(fingerprint), not the one you gave.",
          safe: "Nothing was changed.",
          next: "Ask them which is theirs. The kit may have been started by somebody else.")
      }
      return
    }
    guard Terminal.current.canAsk else {
      throw UserError(
        .signerNotTrusted, "The field member's key is \(fingerprint), and nobody confirmed it.",
        safe: "Nothing was changed.", next: "Compare it with what they tell you, then add: --fingerprint SHA256:…")
    }
    StandardStream.message(
      "This kit was made for \(offered.invitation.label). The key that signed what is in it is\n  \(fingerprint)")
    guard Prompt.line("Is that what they read to you? Type yes: ") == "yes" else {
      throw UserError(.signerNotTrusted, "The key was not confirmed.", safe: "Nothing was changed.")
    }
  }

  private static func text(_ report: ReceivingReport, _ offered: OfferedVault, _ isNew: Bool) -> String {
    let count = report.received.count
    var text = isNew ? "Admitted the field member as investigator.\n" : ""
    text +=
      "\(count) of \(offered.itemCount) items are safe in the vault, \(report.newCount) of them new.\n"
    for rejected in report.rejected {
      text +=
        Style.bad("not taken") + "  field log \(rejected.entry)"
        + (rejected.item.map { ", item \($0)" } ?? "") + ": \(words(rejected.reason))\n"
    }
    if !report.retired.isEmpty {
      text +=
        "\(report.retired.count) of them had been sealed to a key of their compartment that was retired meanwhile, and are sealed anew. The stick still has them as they were.\n"
    }
    text += "\nWrote the receipt: \(report.receipt)\nGive it to whoever handed over"
    text +=
      report.text.map { ", or read this to them. It says the same:\n\n\($0)\n" }
      ?? (report.rejected.isEmpty
        ? ". It cannot be read to them: their kit was made before you were a custodian, and the file says how you became one.\n"
        : ". It names what was not taken: they still have it.\n")
    if !report.isSignerKnown {
      text +=
        "\n" + Style.warning("note")
        + "  The kit cannot know you as a custodian, and will refuse this receipt. Another custodian can run the same command.\n"
    }
    return text
  }

  /// A reason in words.
  static func words(_ reason: HandoffReceipt.Reason) -> String {
    switch reason {
    case .damaged: "its bytes, or a signature, are not what they should be"
    case .notReadable: "sealed to a key that the custodian does not hold"
    case .notPermitted: "the field member may not record it, or it takes the place of something else"
    }
  }

  /// What was not taken, as JSON.
  static func json(_ rejected: [HandoffReceipt.Rejection]) -> JSON {
    .array(
      rejected.map {
        .object([
          "entry": .number(JSONNumber($0.entry)), "item": $0.item.map { .string($0.description) } ?? .null,
          "reason": .string($0.reason.rawValue),
        ])
      })
  }

  private static func members(_ report: ReceivingReport, _ offered: OfferedVault, _ isNew: Bool) -> JSONObject {
    [
      "offer": .string(report.offer.offer.description), "field": .string(report.offer.vault.description),
      "label": .string(label(offered)), "admitted": .bool(isNew),
      "received": .array(report.received.map { .string($0.description) }), "new": .integer(report.newCount),
      "rejected": json(report.rejected), "retired": .array(report.retired.map { .string($0.description) }),
      "receipt": .string(report.receipt.description), "text": report.text.map { .string($0) } ?? .null,
      "kit_accepts": .bool(report.isSignerKnown),
    ]
  }

  private static func label(_ offered: OfferedVault) -> String {
    switch offered.standing {
    case .unknown: offered.invitation.label
    case .admitted(let label), .late(let label): label
    }
  }
}
