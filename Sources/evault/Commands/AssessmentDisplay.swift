import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// How far an item can be relied on, as text and as JSON.
enum AssessmentDisplay {
  private static let parts = [
    ("source_assessment", "source"), ("item_assessment", "item"), ("content_assessment", "content"),
  ]

  /// Lines for `evault show`.
  /// - Parameter saysWhereNone: whether it is told that nobody assessed the item.
  static func lines(_ found: ItemAssessments, saysWhereNone: Bool) -> String {
    var text = ""
    for record in found.assessments { text += "  " + TextWidth.fit("assessed", 15) + words(record) + "\n" }
    if found.assessments.isEmpty, saysWhereNone {
      text +=
        "  " + TextWidth.fit("assessed", 15) + Style.warning("by nobody")
        + ": evault record template assessment\n"
    }
    guard !found.corroborations.isEmpty else { return text }
    let count = found.independentCount
    text +=
      "  " + TextWidth.fit("corroborated", 15)
      + "by \(count == 0 ? "no" : String(count)) independent \(count == 1 ? "source" : "sources")\n"
    for other in found.corroborations {
      text += "  " + TextWidth.fit("", 15) + "\(other.item) \(other.standing.words)\n"
    }
    return text
  }

  /// Source, item and content apart; then grade, polarity, who says so.
  private static func words(_ record: EvidenceRecord) -> String {
    let fields = record.fields
    var said = parts.compactMap { name, word in
      fields[name]?.objectValue?["result"]?.stringValue.map { "\(word) \(EventDisplay.label($0))" }
    }
    if let grade = fields["admiralty"]?.objectValue, let source = grade["source"]?.stringValue,
      let information = grade["information"]?.intValue
    {
      said.append("Admiralty \(EventDisplay.label(source))\(information)")
    }
    if let polarity = fields["polarity"]?.stringValue { said.append(EventDisplay.label(polarity)) }
    return (said.isEmpty ? "nothing said" : said.joined(separator: ", "))
      + "   (\(record.id), by \(record.event.signer.label))"
  }

  static func json(_ found: ItemAssessments) -> JSONObject {
    [
      "assessments": .array(found.assessments.map(RecordDisplay.json)),
      "corroborations": .array(
        found.corroborations.map { other in
          .object([
            "item": .string(other.item.description), "standing": .string(other.standing.rawValue),
            "records": .array(other.records.map { .string($0.description) }),
          ])
        }),
      "independent_sources": .integer(found.independentCount),
    ]
  }
}
