import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault member add`.
enum MemberAddCommand {
  static let command = Command(
    CommandSpecification(
      ["member", "add"], "Admit a person by their card.", positionals: "LABEL", count: 1...1,
      options: [
        .value("role", nil, "R", help: Role.allCases.map(\.rawValue).joined(separator: ", ")),
        .value("identity-card", nil, "FILE", help: "their card (evault identity card)"),
        .value("compartment", nil, "C", repeats: true, help: "clear them for this compartment"),
        .value("record", nil, "FILE", help: "who they are, as JSON, sealed away: a file, or - for standard input"),
        .value(
          "fingerprint", nil, "SHA256:…", help: "the card's fingerprint as they told you; asked for at a terminal"),
      ],
      details: """
        The label is neutral: the roster shows it to everyone, so it is never a name. A name, if you need it, comes in a record
        ({"name": …, "note": …}) and is sealed to the compartment identities.
        A custodian is cleared for what you are cleared for; counsel for control; others for nothing but what you name.
        """,
      example: "evault member add investigator-2 --role investigator --identity-card their.card")
  ) { session throws(UserError) in
    let invocation = session.invocation
    let label = try invocation.words()[0]
    let role = try GovernanceInput.role(invocation)
    guard let role, let file = invocation.path("identity-card") else {
      throw UserError(.usage, "A member needs a role and a card: --role R --identity-card FILE")
    }
    let compartments = try invocation.texts("compartment")
    let record = try GovernanceInput.record(invocation)
    let card = try user { () throws(VaultError) in try CardFile.read(file) }
    let unlocked = try session.unlock()
    let governance = try user { () throws(VaultError) in try Governance(unlocked) }
    let fingerprint = CardFile.fingerprint(card.key)
    try confirm(fingerprint, invocation)
    let subject = [("label", label), ("kid", Signer.kid(of: card.key)), ("role", role.rawValue)]
    let roster = try user { () throws(VaultError) in
      try governance.change(.memberAdmitted, subject: subject, record: record) { draft throws(VaultError) in
        try draft.admit(card, as: label, role: role, compartments: compartments)
      }
    }
    return try MemberDisplay.result(
      roster, label, "Admitted \(label) as \(role.rawValue).",
      next: "Tell them the vault's fingerprint:\n  \(unlocked.vault.fingerprint.groupedLines(indent: 2))\n")
  }

  private static func confirm(_ fingerprint: String, _ invocation: Invocation) throws(UserError) {
    if let given = try invocation.text("fingerprint") {
      guard given == fingerprint else {
        throw UserError(
          .signerNotTrusted, "The card's fingerprint is \(fingerprint), not the one you gave.",
          safe: "Nothing was changed.",
          next: "Ask its owner which is theirs. The card may have been exchanged on its way.")
      }
      return
    }
    guard Terminal.current.canAsk else {
      throw UserError(
        .signerNotTrusted, "The card's fingerprint is \(fingerprint), and nobody confirmed it.",
        safe: "Nothing was changed.",
        next: "Compare it with what its owner tells you, then add: --fingerprint SHA256:…")
    }
    StandardStream.message("The card's fingerprint is\n  \(fingerprint)")
    guard Prompt.line("Is that what its owner read to you? Type yes: ") == "yes" else {
      throw UserError(.signerNotTrusted, "The fingerprint was not confirmed.", safe: "Nothing was changed.")
    }
  }
}
