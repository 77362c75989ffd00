public import Custody
internal import SelectiveDisclosure

/// Which events of the log are wanted. It is asked of the events in the order of the log, of each once.
public struct EventFilter: Sendable {
  /// Only of this coarse type, or with this action.
  public var type: String?
  /// Only signed by the member with this label.
  public var actor: String?
  /// Only about this item, or naming it; or saying that an object of one of its entries is damaged or missing.
  public var item: Identifier?
  /// Only recorded at this time or later.
  public var since: Timestamp?
  /// Only recorded at this time or before.
  public var until: Timestamp?

  /// The log entries of the item's events so far.
  private var entries: [UInt64] = []

  /// Every event.
  public init() {}

  /// The words that ``type`` may be.
  public static let types = EventType.allCases.map(\.rawValue) + EventAction.allCases.map(\.rawValue)

  /// Whether an event is wanted.
  public mutating func wants(_ event: CustodyEvent) -> Bool {
    if let item, event.statement.item == item { entries.append(event.origin?.entry ?? event.index) }
    if let type, event.statement.type.rawValue != type, event.text("action") != type { return false }
    if let actor, event.signer.label != actor { return false }
    if let item, event.statement.item != item, !event.names(item), !fails(event) { return false }
    if let since, event.statement.recorded < since { return false }
    if let until, event.statement.recorded > until { return false }
    return true
  }

  /// Whether a check found an entry of the item damaged. It names entries: that these are the item's, only who read them can tell.
  private func fails(_ event: CustodyEvent) -> Bool {
    guard event.action == .checked, let failed = EntryRanges(event.disclosed["failed"]) else { return false }
    return entries.contains { entry in failed.ranges.contains { $0.contains(entry) } }
  }
}

extension CustodyEvent {
  /// Whether its claim `items` names an item.
  func names(_ item: Identifier) -> Bool {
    disclosed["items"]?.arrayValue?.contains(.string(item.description)) ?? false
  }
}
