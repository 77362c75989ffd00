public import Custody
internal import SelectiveDisclosure

/// Which events of the log are wanted.
public struct EventFilter: Sendable {
  /// Only of this coarse type, or with this action.
  public var type: String?
  /// Only signed by the member with this label.
  public var actor: String?
  /// Only about this item, or naming it.
  public var item: Identifier?
  /// Only recorded at this time or later.
  public var since: Timestamp?
  /// Only recorded at this time or before.
  public var until: Timestamp?

  /// Every event.
  public init() {}

  /// The words that ``type`` may be.
  public static let types = EventType.allCases.map(\.rawValue) + EventAction.allCases.map(\.rawValue)

  /// Whether an event is wanted.
  public func wants(_ event: CustodyEvent) -> Bool {
    if let type, event.statement.type.rawValue != type, event.text("action") != type { return false }
    if let actor, event.signer.label != actor { return false }
    if let item, event.statement.item != item, !event.names(item) { return false }
    if let since, event.statement.recorded < since { return false }
    if let until, event.statement.recorded > until { return false }
    return true
  }
}

extension CustodyEvent {
  /// Whether its claim `items` names an item.
  func names(_ item: Identifier) -> Bool {
    disclosed["items"]?.arrayValue?.contains(.string(item.description)) ?? false
  }
}
