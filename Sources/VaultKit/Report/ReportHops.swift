internal import Custody
internal import ReportPage
internal import SelectiveDisclosure
internal import VaultFiles

/// Events in the words of a report.
struct ReportHops {
  /// Carries proofs, and tells people nothing.
  private static let machinery: Set<String> = ["action", "field", "field_roster", "field_checkpoint", "objects"]
  /// What is told of a step beside what happened, by whom and when.
  private static let ofSteps: Set<String> = ["purpose", "recipient", "reason", "authority", "compartment", "late"]
  private static let order = [
    "title", "name", "item_type", "media_type", "size", "digest", "collected_at", "modified", "collected_by", "place",
    "source",
  ]

  /// The sizes of logs that timestamps are over, ascending.
  let timestamped: [UInt64]

  /// The steps of a custody.
  /// - Parameter events: each with what may be told of it.
  func custody(
    _ events: [(event: CustodyEvent, told: JSONObject)], _ extent: ReportExhibit.Extent
  ) -> ReportCustody {
    ReportCustody(
      events.enumerated().map { place, pair in hop(place + 1, pair.event, pair.told) }, extent)
  }

  private func hop(_ step: Int, _ event: CustodyEvent, _ told: JSONObject) -> ReportHop {
    ReportHop(
      step: step, recorded: event.statement.recorded.description,
      action: told["action"]?.stringValue ?? event.statement.type.rawValue, actor: event.signer.label,
      role: event.signer.role.rawValue, entry: event.index, isFromField: event.origin != nil,
      timestamped: timestamped.first { $0 > event.homeIndex },
      facts: event.action == .ingested ? [] : Self.facts(told).filter { Self.ofSteps.contains($0.name) })
  }

  /// What an event says, in the order in which people look for it.
  static func facts(_ told: JSONObject) -> [ReportFact] {
    let names = told.names.filter { !machinery.contains($0) }
    let sorted = order.filter(names.contains) + names.filter { !order.contains($0) }.sorted()
    return sorted.compactMap { name in
      let value = name == "name" ? ItemName.path(told[name])?.description ?? "" : Self.text(told[name])
      return value.isEmpty ? nil : ReportFact(name: name, value: value)
    }
  }

  /// A value in words: members of an object one behind the other.
  private static func text(_ value: JSON?) -> String {
    guard case .object(let object) = value else { return ProvenanceClaims.text(value) }
    return object.members.map { "\($0.name): \(ProvenanceClaims.text($0.value))" }.joined(separator: "; ")
  }
}
