import Custody
import TerminalInterface
import VaultKit

/// What the commands about members and compartments read from their arguments.
enum GovernanceInput {
  static func role(_ invocation: Invocation) throws(UserError) -> Role? {
    guard let word = try invocation.text("role") else { return nil }
    guard let role = Role(rawValue: word) else {
      throw UserError(
        .usage, "There is no role \(word).",
        next: "Roles are: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return role
  }

  static func record(_ invocation: Invocation) throws(UserError) -> GovernanceRecord {
    var record = GovernanceRecord()
    if let file = invocation.path("record") {
      record = try user { () throws(VaultError) in try GovernanceRecord(json: RecordFile.read(file)) }
    }
    if let reason = try text("reason", invocation) { record.reason = reason }
    return record
  }

  /// An option's value; nil where it was not given.
  static func text(_ name: String, _ invocation: Invocation) throws(UserError) -> String? {
    let text = try invocation.text(name)
    if text?.isEmpty == true { throw UserError(.usage, "--\(name) says nothing.") }
    return text
  }

  static let reason = OptionSpecification.value(
    "reason", nil, "WHY", help: "why, in a neutral sentence without names")
}
