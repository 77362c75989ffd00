import Custody
import TerminalInterface
import VaultKit

/// The options by which events of the log are chosen.
enum EventFilterOptions {
  static let all: [OptionSpecification] = [
    .value("type", nil, "T", help: "only this type or action: access, export, accessed, export-completed…"),
    .value("actor", nil, "LABEL", help: "only what this member signed"),
    .value("item", nil, "ITEM", help: "only events about this item, or that name it"),
    .value("since", nil, "TIME", help: "only what was recorded at this time or later"),
    .value("until", nil, "TIME", help: "only what was recorded at this time or before"),
  ]

  static func read(_ session: Session) throws(UserError) -> EventFilter {
    let invocation = session.invocation
    var filter = EventFilter()
    filter.type = try invocation.text("type")
    if let type = filter.type, !EventFilter.types.contains(type) {
      throw UserError(
        .usage, "There is no event type \(type).", next: "Types are: \(EventFilter.types.joined(separator: ", ")).")
    }
    filter.actor = try invocation.text("actor")
    if let actor = filter.actor, !Member.isLabel(actor) { throw UserError(.usage, "\(actor) is no member's label.") }
    if let item = try invocation.text("item") { filter.item = try session.item(item) }
    filter.since = try time("since", invocation)
    filter.until = try time("until", invocation)
    return filter
  }

  private static func time(_ option: String, _ invocation: Invocation) throws(UserError) -> Timestamp? {
    guard let text = try invocation.text(option) else { return nil }
    let moment = try user { () throws(VaultError) in try PersonalRecord.time(text) }.moment
    guard let moment else { throw UserError(.usage, "--\(option) needs a time.") }
    return moment
  }
}
