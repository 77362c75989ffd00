import Age
import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// Members as text and as JSON.
enum MemberDisplay {
  /// The result of a change: a sentence, and the member as they are now.
  static func result(
    _ roster: Roster, _ label: String, _ sentence: String, next: String = ""
  ) throws(UserError) -> CommandResult {
    let member = roster.members.first { $0.label == label }
    let members: JSONObject = [
      "roster": .integer(roster.version), "label": .string(label), "member": member.map { json($0, roster) } ?? .null,
    ]
    var text = sentence + " Roster version \(roster.version) is in force.\n"
    if let member { text += "Cleared for: \(cleared(member, roster))\n" }
    return CommandResult(schema: "member", members, text: text + (next.isEmpty ? "" : "\n" + next))
  }

  /// - Parameter isRemoved: whether they are no member any more.
  static func cleared(_ member: Member, _ roster: Roster, isRemoved: Bool = false) -> String {
    let ids = compartments(member, roster)
    guard ids.isEmpty else { return ids.joined(separator: ", ") }
    if isRemoved { return "nothing" }
    if member.suspendedSince != nil { return "nothing (suspended: signs nothing)" }
    return member.role.maySign(.intake) ? "nothing (can seal, cannot open)" : "nothing (cannot open)"
  }

  /// What nobody can take back from a member who was cleared.
  static let kept = """
    What they could read, they may have kept. Their wrapped keys are deleted here; copies of the vault elsewhere keep them until they are deleted there.

    """

  static func compartments(_ member: Member, _ roster: Roster) -> [String] {
    roster.compartments.filter { $0.cleared.contains(member.kid) }.map(\.id).sorted()
  }

  static func json(_ member: Member, _ roster: Roster) -> JSON {
    .object([
      "label": .string(member.label), "role": .string(member.role.rawValue), "kid": .string(member.kid),
      "fingerprint": .string(CardFile.fingerprint(member.key)),
      "recipient": member.recipient.map { .string($0.description) } ?? .null, "log": .bool(member.signsLog),
      "suspended_since": member.suspendedSince.map { .string($0.description) } ?? .null,
      "compartments": .array(compartments(member, roster).map { .string($0) }),
    ])
  }

  static func state(_ member: Member) -> String {
    member.suspendedSince.map { "\(member.role.rawValue), suspended since \($0)" } ?? member.role.rawValue
  }
}
