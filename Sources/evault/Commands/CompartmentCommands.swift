import Age
import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault compartment new`, `list`, `grant`, `revoke` and `rotate`.
enum CompartmentCommands {
  static let new = Command(
    CommandSpecification(
      ["compartment", "new"], "Make a compartment: a need-to-know boundary with a key of its own.", positionals: "NAME",
      count: 1...1, options: [GovernanceInput.reason],
      details:
        "Everyone who holds the vault sees the name: keep it neutral. You are cleared for it; clear others with grant.",
      example: "evault compartment new north-1")
  ) { session throws(UserError) in
    try change(session, .compartmentMade, { "Made the compartment \($0[0])" }) { draft, words throws(VaultError) in
      try draft.make(words[0])
    }
  }

  static let list = Command(
    CommandSpecification(
      ["compartment", "list"], "List the compartments and who is cleared for them. Needs no key.",
      example: "evault compartment list")
  ) { session throws(UserError) in
    let vault = try session.vault()
    let roster = try user { () throws(VaultError) in try vault.state().rosters.current }
    var table = TextTable("COMPARTMENT", "GENERATION", "CLEARED")
    for compartment in roster.compartments.sorted(by: { $0.id < $1.id }) {
      table.add(compartment.id, String(compartment.generation), cleared(compartment, roster).joined(separator: ", "))
    }
    let members: JSONObject = [
      "roster": .integer(roster.version),
      "compartments": .array(roster.compartments.sorted { $0.id < $1.id }.map { json($0, roster) }),
    ]
    return CommandResult(schema: "compartments", members, text: table.render())
  }

  static let grant = Command(
    CommandSpecification(
      ["compartment", "grant"], "Clear a member for a compartment: for all that was ever sealed to it, and what comes.",
      positionals: "NAME LABEL", count: 2...2, options: [GovernanceInput.reason],
      example: "evault compartment grant north-1 counsel-1")
  ) { session throws(UserError) in
    try change(session, .compartmentGranted, { "Cleared \($0[1]) for \($0[0])" }) { draft, words throws(VaultError) in
      try draft.grant(words[0], to: words[1])
    }
  }

  static let revoke = Command(
    CommandSpecification(
      ["compartment", "revoke"], "End a member's clearance. What comes is sealed to a new key that they do not get.",
      positionals: "NAME LABEL", count: 2...2, options: [GovernanceInput.reason],
      details: """
        What they could read, they may have kept: nobody can take that back. Their wrapped keys are deleted here; copies of the vault
        elsewhere keep them until they are deleted there.
        """,
      example: "evault compartment revoke north-1 counsel-1 --reason \"moved to another case\"")
  ) { session throws(UserError) in
    try change(
      session, .compartmentRevoked, { "Ended the clearance of \($0[1]) for \($0[0])" }, next: MemberDisplay.kept
    ) { draft, words throws(VaultError) in
      try draft.revoke(words[0], from: words[1])
    }
  }

  static let rotate = Command(
    CommandSpecification(
      ["compartment", "rotate"], "Begin a new generation of a compartment's key, for the same members.",
      positionals: "NAME", count: 1...1, options: [GovernanceInput.reason],
      details: "What was sealed before stays readable with the old key, also to whoever may have a copy of that.",
      example: "evault compartment rotate general")
  ) { session throws(UserError) in
    try change(session, .compartmentRotated, { "Began a new generation of \($0[0])" }) {
      draft, words throws(VaultError) in
      try draft.rotate(words[0])
    }
  }

  static let shred = Command(
    CommandSpecification(
      ["compartment", "shred"],
      "Destroy a compartment's key: nobody can open what was sealed to it. It cannot be undone.",
      positionals: "NAME", count: 1...1,
      options: [
        .value("reason", nil, "R", help: Tombstone.Reason.given.map(\.rawValue).joined(separator: ", ")),
        Confirmation.option,
      ],
      details: """
        All generations of the key go, in all wrapped copies, those of recovery identities too. A signed tombstone stays. The sealed bytes
        stay as well, and everything else still verifies. Copies of the vault elsewhere keep wrapped keys until they are deleted there; of each
        mirror that this machine knows it is said whether it does. Whoever read something may have kept it. general and identities go on with a new key; control cannot be shredded.
        """,
      example: "evault compartment shred north-1 --reason withdrawn")
  ) { session throws(UserError) in
    let id = try session.invocation.words()[0]
    let reason = try EraseCommand.reason(session.invocation, "Shredding")
    let unlocked = try session.unlock()
    try Confirmation.require(session.invocation, "Destroy the key of \(id) for ever?")
    let (tombstone, count) = try user { () throws(VaultError) in try Shredding(unlocked).shred(id, reason: reason) }
    let done =
      "\(TombstoneDisplay.sentence(tombstone)) \(count == 1 ? "One record" : "\(count) records") can no longer be opened with a key that is here."
    let (remains, code) = RemainsDisplay.ask([tombstone], unlocked.vault, done: done)
    return CommandResult(
      code, schema: "compartment-shredded",
      [
        "compartment": .string(id), "generations": .integer(tombstone.compartment?.generations ?? 0),
        "recorded": .string(tombstone.recorded.description), "actor": .string(tombstone.signer.label),
        "reason": .string(tombstone.reason.rawValue), "records": .integer(count),
        "mirrors": RemainsDisplay.json(remains),
      ],
      text: done + "\n" + RemainsDisplay.text(remains))
  }

  private static func change(
    _ session: Session, _ action: EventAction, _ sentence: ([String]) -> String, next: String = "",
    _ edit: (inout RosterDraft, [String]) throws(VaultError) -> Void
  ) throws(UserError) -> CommandResult {
    let words = try session.invocation.words()
    let record = try GovernanceInput.record(session.invocation)
    let unlocked = try session.unlock()
    let roster = try user { () throws(VaultError) in
      let subject = [("compartment", words[0])] + words.dropFirst().map { ("label", $0) }
      return try Governance(unlocked).change(action, subject: subject, record: record) { draft throws(VaultError) in
        try edit(&draft, words)
      }
    }
    guard let compartment = roster.compartment(words[0]) else {
      throw UserError(.failed, "The compartment \(words[0]) is not in the roster.")
    }
    let text = """
      \(sentence(words)). Roster version \(roster.version) is in force.
      Generation \(compartment.generation); cleared: \(cleared(compartment, roster).joined(separator: ", "))

      """
    return CommandResult(
      schema: "compartment", ["roster": .integer(roster.version), "compartment": json(compartment, roster)],
      text: text + next)
  }

  private static func cleared(_ compartment: Compartment, _ roster: Roster) -> [String] {
    compartment.cleared.compactMap { roster.member($0)?.label }.sorted()
  }

  private static func json(_ compartment: Compartment, _ roster: Roster) -> JSON {
    .object([
      "id": .string(compartment.id), "generation": .integer(compartment.generation),
      "recipient": .string(compartment.recipient.description),
      "cleared": .array(cleared(compartment, roster).map { .string($0) }),
    ])
  }
}
