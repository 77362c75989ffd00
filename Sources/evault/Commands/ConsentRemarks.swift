import Consent
import Custody
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// What in a consent will not do what it seems to say, told to whoever wrote it down.
struct ConsentRemarks {
  /// In words; none for records of other types.
  let remarks: [String]

  init(_ fields: JSONObject, _ type: RecordType) {
    remarks = type == .consent ? (try? ConsentRecord(fields))?.remarks(at: Timestamp.now.seconds) ?? [] : []
  }

  /// The same, and what other consents of this person go on allowing beside one that was just written down: who changed their mind would not know.
  init(_ fields: JSONObject, _ type: RecordType, _ consent: Identifier, in unlocked: UnlockedVault) {
    let others = type == .consent ? Consents(unlocked).remaining(beside: consent) : []
    remarks =
      ConsentRemarks(fields, type).remarks
      + Set(others.map(\.consent)).sorted().map { other in
        let allowed = others.filter { $0.consent == other }.map { ConsentDisplay.grant($0.grant) }
        return
          "The consent \(other) stays beside this one, and goes on allowing: \(allowed.joined(separator: "; and ")). Where they changed their mind, this one has to take its place: evault record amend \(consent), with \"supersedes\": \"\(other)\" and a higher version."
      }
  }

  /// A result of what was written, with the remarks.
  func result(_ record: String, _ type: RecordType, text: String) -> CommandResult {
    var members: JSONObject = ["record": .string(record), "type": .string(type.rawValue)]
    if !remarks.isEmpty { members["remarks"] = .array(remarks.map { .string($0) }) }
    let notes = remarks.map { Style.warning("note") + "  \(VisibleText.escape($0))\n" }.joined()
    return CommandResult(schema: "record-written", members, text: text + notes)
  }
}
