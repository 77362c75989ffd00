import Consent
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultFiles

/// What in a consent will not do what it seems to say, told to whoever wrote it down.
struct ConsentRemarks {
  /// In words; none for records of other types.
  let remarks: [String]

  init(_ fields: JSONObject, _ type: RecordType) {
    remarks = type == .consent ? (try? ConsentRecord(fields))?.remarks ?? [] : []
  }

  /// A result of what was written, with the remarks.
  func result(_ record: String, _ type: RecordType, text: String) -> CommandResult {
    var members: JSONObject = ["record": .string(record), "type": .string(type.rawValue)]
    if !remarks.isEmpty { members["remarks"] = .array(remarks.map { .string($0) }) }
    let notes = remarks.map { Style.warning("note") + "  \(VisibleText.escape($0))\n" }.joined()
    return CommandResult(schema: "record-written", members, text: text + notes)
  }
}
