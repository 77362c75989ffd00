import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultKit

/// `evault member change`, `suspend` and `remove`.
enum MemberChangeCommands {
  static let change = Command(
    CommandSpecification(
      ["member", "change"], "Give a member another role or label, or end a suspension.", positionals: "LABEL",
      count: 1...1,
      options: [
        .value("role", nil, "R", help: Role.allCases.map(\.rawValue).joined(separator: ", ")),
        .value("label", nil, "L", help: "the new label"),
        .toggle("reinstate", help: "end their suspension; clearances have to be granted again"), GovernanceInput.reason,
      ],
      example: "evault member change counsel-1 --role custodian --reason \"second custodian\"")
  ) { session throws(UserError) in
    let invocation = session.invocation
    let (role, newLabel) = (try GovernanceInput.role(invocation), try invocation.text("label"))
    if invocation.has("reinstate") {
      guard role == nil, newLabel == nil else { throw UserError(.usage, "--reinstate stands alone.") }
      return try change(session, .memberReinstated, [], "Reinstated") { draft, label throws(VaultError) in
        try draft.reinstate(label)
      }
    }
    guard role != nil || newLabel != nil else { throw UserError(.usage, "Say what to change: --role R or --label L") }
    let subject = [("role", role?.rawValue), ("new_label", newLabel)].compactMap { name, value in
      value.map { (name, $0) }
    }
    return try change(session, .memberChanged, subject, "Changed", shown: newLabel) { draft, label throws(VaultError) in
      try draft.change(label, role: role, newLabel: newLabel)
    }
  }

  static let suspend = Command(
    CommandSpecification(
      ["member", "suspend"], "Suspend a member who may be under coercion, or whose key may be in other hands.",
      positionals: "LABEL", count: 1...1,
      options: [
        .value("since", nil, "TIME", help: "what they recorded from then on is marked as doubted, and kept"),
        GovernanceInput.reason,
      ],
      details: """
        Nothing is lost: what they recorded stays, and what they recorded since that time is shown as doubted. They may sign nothing
        more. What they could read they may have kept; what comes is sealed to new keys that they do not have.
        """,
      example: "evault member suspend investigator-2 --since 2026-11-03T09:00+02:00 --reason \"device seized\"")
  ) { session throws(UserError) in
    guard let text = try session.invocation.text("since") else {
      throw UserError(.usage, "Since when? --since TIME, with offset or zone")
    }
    let time = try user { () throws(VaultError) in try PersonalRecord.time(text) }
    guard let since = time.moment else { throw UserError(.usage, "A suspension begins at a known time.") }
    guard !since.isInFuture(of: .now) else {
      throw UserError(
        .usage, "\(since) lies in the future: nothing could be doubted since then.", safe: "Nothing was changed.",
        next: "Say since when their key, or they, may be in other hands; a suspension is in force at once.")
    }
    return try change(session, .memberSuspended, [("since", since.description)], "Suspended") {
      draft, label throws(VaultError) in try draft.suspend(label, since: since)
    }
  }

  static let remove = Command(
    CommandSpecification(
      ["member", "remove"], "Remove a member. What they recorded stays; the last custodian cannot be removed.",
      positionals: "LABEL", count: 1...1, options: [GovernanceInput.reason],
      details: """
        What they could read, they may have kept: nobody can take that back. Compartments that they were cleared for begin a new
        generation, and their wrapped keys are deleted here. Copies of the vault elsewhere keep them until they are deleted there.
        """,
      example: "evault member remove investigator-2 --reason \"left the organisation\"")
  ) { session throws(UserError) in
    try change(session, .memberRemoved, [], "Removed") { draft, label throws(VaultError) in try draft.remove(label) }
  }

  private static func change(
    _ session: Session, _ action: EventAction, _ subject: [(String, String)], _ word: String, shown: String? = nil,
    _ edit: (inout RosterDraft, String) throws(VaultError) -> Void
  ) throws(UserError) -> CommandResult {
    let label = try session.invocation.words()[0]
    let record = try GovernanceInput.record(session.invocation)
    let unlocked = try session.unlock()
    let (roster, hadRead) = try user { () throws(VaultError) in
      let before = try unlocked.vault.state().rosters.current
      let member = before.members.first { $0.label == label }
      let roster = try Governance(unlocked).change(
        action, subject: [("label", label), ("kid", member?.kid ?? "")] + subject, record: record
      ) { draft throws(VaultError) in try edit(&draft, label) }
      return (roster, member.map { !MemberDisplay.compartments($0, before).isEmpty } == true)
    }
    let isOut = action == .memberSuspended || action == .memberRemoved
    return try MemberDisplay.result(
      roster, shown ?? label, "\(word) \(label).", next: isOut && hadRead ? MemberDisplay.kept : "")
  }
}
