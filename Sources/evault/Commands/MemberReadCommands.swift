import Age
import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault member list` and `evault member show`.
enum MemberReadCommands {
  static let list = Command(
    CommandSpecification(
      ["member", "list"], "List the members, their roles and what they are cleared for. Needs no key.",
      example: "evault member list")
  ) { session throws(UserError) in
    let vault = try session.vault()
    let roster = try user { () throws(VaultError) in try vault.state().rosters.current }
    var table = TextTable("LABEL", "ROLE", "KEY", "CLEARED FOR")
    for member in roster.members.sorted(by: { $0.label < $1.label }) {
      table.add(
        member.label, MemberDisplay.state(member), CardFile.fingerprint(member.key),
        MemberDisplay.cleared(member, roster))
    }
    let members: JSONObject = [
      "roster": .integer(roster.version),
      "members": .array(roster.members.sorted { $0.label < $1.label }.map { MemberDisplay.json($0, roster) }),
    ]
    return CommandResult(
      schema: "members", members, text: table.render() + "\nRoster version \(roster.version).\n")
  }

  static let show = Command(
    CommandSpecification(
      ["member", "show"], "Show a member: their keys, and what was recorded about them that you may read.",
      positionals: "LABEL", count: 1...1, example: "evault member show investigator-2")
  ) { session throws(UserError) in
    let label = try session.invocation.words()[0]
    let unlocked = try session.unlock()
    let rosters = try user { () throws(VaultError) in try unlocked.vault.state().rosters }
    // A removed member is shown as they last were.
    guard
      let (roster, member) = rosters.versions.reversed().lazy.compactMap({ version in
        version.roster.members.first { $0.label == label }.map { (version.roster, $0) }
      }).first
    else { throw UserError(.usage, "The vault has, and had, no member \(label).", next: "See: evault member list") }
    let events = try user { () throws(VaultError) in try GovernanceHistory(unlocked).events(of: member.kid) }
    let isRemoved = rosters.current.member(member.kid) == nil
    let rows = [
      ("role", MemberDisplay.state(member) + (isRemoved ? ", removed after roster version \(roster.version)" : "")),
      ("key", CardFile.fingerprint(member.key)), ("recipient", member.recipient?.description ?? "none"),
      ("cleared for", MemberDisplay.cleared(member, roster, isRemoved: isRemoved)),
    ]
    var text = Style.heading("Member \(label)") + "\n"
    for (name, value) in rows { text += "  " + TextWidth.fit(name, 13) + value + "\n" }
    for event in events { text += EventDisplay.lines(event) }
    let members: JSONObject = [
      "roster": .integer(rosters.current.version), "member": MemberDisplay.json(member, roster),
      "is_removed": .bool(isRemoved), "events": .array(events.map(EventDisplay.json)),
    ]
    return CommandResult(schema: "member-show", members, text: text)
  }
}
