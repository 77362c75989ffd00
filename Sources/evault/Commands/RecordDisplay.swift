import Custody
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// A record as text and as JSON.
enum RecordDisplay {
  /// What it says, and below it who recorded it.
  static func lines(_ record: EvidenceRecord, version: Int, of count: Int) -> String {
    var text = Style.heading("\(record.type.rawValue) \(record.id)") + "\n"
    for member in record.fields.members { text += lines(member, indent: 2) }
    let event = record.event
    text +=
      "  " + TextWidth.fit("recorded", 15)
      + "\(event.statement.recorded)\(HumanTime.local(event.statement.recorded).map { " (\($0))" } ?? "") by \(event.signer.label) (\(event.signer.role.rawValue))\n"
    if count > 1 { text += "  " + TextWidth.fit("version", 15) + "\(version) of \(count)\n" }
    if let amendment = record.amendment {
      text += "  " + TextWidth.fit("corrected", 15) + EventDisplay.text(.string(amendment)) + "\n"
    }
    if let since = event.doubtedSince {
      text +=
        "  " + Style.warning("doubted") + ": its signer was suspended, for what they recorded since \(since)\n"
    }
    return text + "  " + TextWidth.fit("in the log", 15) + EventDisplay.place(event) + "\n"
  }

  /// A field; what is nested stands below it.
  private static func lines(_ member: JSONMember, indent: Int) -> String {
    let name = String(repeating: " ", count: indent) + TextWidth.fit(EventDisplay.label(member.name), 15)
    guard let values = member.value.arrayValue, values.contains(where: { $0.objectValue != nil }) else {
      return name + EventDisplay.text(member.value) + "\n"
    }
    return name + "\n"
      + values.map { String(repeating: " ", count: indent + 2) + "- " + EventDisplay.text($0) + "\n" }.joined()
  }

  static func json(_ record: EvidenceRecord) -> JSON {
    let event = record.event
    return .object([
      "record": .string(record.id.description), "type": .string(record.type.rawValue),
      "recorded": .string(event.statement.recorded.description), "actor": .string(event.signer.label),
      "role": .string(event.signer.role.rawValue), "compartment": event.compartment.map { .string($0) } ?? .null,
      "index": .number(JSONNumber(event.index)),
      "doubted_since": event.doubtedSince.map { .string($0.description) } ?? .null,
      "amendment": record.amendment.map { .string($0) } ?? .null, "fields": .object(record.fields),
    ])
  }
}
