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
      ["handoff", "receive"], "Take home what a field kit offers, and write a receipt.",
      positionals: "DIR|ADDRESS",
      count: 1...1,
      options: [
        .value(
          "fingerprint", nil, "SHA256:…", repeats: true,
          help: "the field member's signing key as they told you; asked for at a terminal"),
        .value("label", nil, "L", help: "another label for them than the kit's, where that is taken"),
        .value("late", nil, "WHY", help: "take it although its member was removed or is suspended; it is recorded"),
      ] + HandoffReceiveDrop.options,
      details: """
        Everything is verified before anything changes. What is damaged, or sealed to keys you do not hold, is rejected by item, and the
        rest is taken. The same offer again takes nothing twice, and writes the receipt again: also after an interruption.

        From a bucket (s3://bucket/prefix, evault handoff drop) each offer is brought to a new folder in DIR first, as it would lie on a stick, and
        received from there; its receipt is written there, and travels back as a file or read aloud. What no kit puts there is
        left alone and named. With --remove-received an offer of which nothing was rejected is removed from the bucket.
        """,
      example: "evault handoff receive /media/stick/offer-1")
  ) { session throws(UserError) in
    let invocation = session.invocation
    if let address = invocation.positionals[0].text, DropChoice.isAddress(address) {
      return try HandoffReceiveDrop.run(session, address)
    }
    for option in HandoffReceiveDrop.options where invocation.has(option.name) {
      throw UserError(.usage, "--\(option.name) is for offers in a bucket: s3://bucket/prefix")
    }
    let unlocked = try session.unlock()
    let receiving = try user { () throws(VaultError) in try Receiving(unlocked) }
    let offered = try user { () throws(VaultError) in try OfferedVault(invocation.positionals[0], to: unlocked) }
    let taken = try take(offered, unlocked, receiving, invocation)
    return CommandResult(
      taken.report.rejected.isEmpty ? .done : .partlyDone, schema: "handoff-receive", members(taken), text: text(taken))
  }

  /// What was taken of one offer.
  struct Taken {
    let report: ReceivingReport
    let offered: OfferedVault
    let isNew: Bool
    /// What the field member is called in the vault from now on, where they are new.
    let label: String
  }

  /// Takes what an offer in a folder has, once its member is known.
  static func take(
    _ offered: OfferedVault, _ unlocked: UnlockedVault, _ receiving: Receiving, _ invocation: Invocation
  ) throws(UserError) -> Taken {
    let (label, late) = (try invocation.text("label"), try GovernanceInput.text("late", invocation))
    let isNew = offered.standing == .unknown
    if isNew {
      try confirm(offered, invocation)
      try user { () throws(VaultError) in try receiving.admit(offered, as: label) }
    }
    let now = isNew ? try user { () throws(VaultError) in try OfferedVault(offered.path, to: unlocked) } : offered
    Process.noteInterrupts()
    let progress = Progress("receiving", total: 0)
    let report = try user { () throws(VaultError) in
      try receiving.receive(
        now, late: late, progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    return Taken(report: report, offered: now, isNew: isNew, label: label ?? offered.invitation.label)
  }

  private static func confirm(_ offered: OfferedVault, _ invocation: Invocation) throws(UserError) {
    let fingerprint = CardFile.fingerprint(offered.member.key)
    let given = try invocation.texts("fingerprint")
    if !given.isEmpty {
      guard given.contains(fingerprint) else {
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

  static func text(_ taken: Taken) -> String {
    let (report, offered, isNew) = (taken.report, taken.offered, taken.isNew)
    let count = report.received.count
    var text = isNew ? "Admitted \(taken.label) as investigator.\n" : ""
    text +=
      "\(count) of \(offered.itemCount) items are safe in the vault, \(report.newCount) of them new.\n"
    for rejected in report.rejected {
      text +=
        Style.bad("not taken") + "  field log \(rejected.entry)"
        + (rejected.item.map { ", item \($0)" } ?? "") + ": \(words(rejected.reason))\n"
    }
    if !report.retired.isEmpty {
      text +=
        "\(report.retired.count) of them had been sealed to a key of their compartment that was retired meanwhile, and are sealed anew. What they were offered in still has them as they were.\n"
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

  static func members(_ taken: Taken) -> JSONObject {
    let (report, offered) = (taken.report, taken.offered)
    return [
      "offer": .string(report.offer.offer.description), "field": .string(report.offer.vault.description),
      "label": .string(label(offered)), "admitted": .bool(taken.isNew),
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
