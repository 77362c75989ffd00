public import Custody
internal import SelectiveDisclosure

/// A legal hold: items, or the whole vault, that must not be erased, and perhaps must not leave.
public struct Hold: Sendable {
  /// Its name.
  public let id: Identifier
  /// The items it keeps; nil for the whole vault.
  public let items: [Identifier]?
  /// Why.
  public let reason: String
  /// Who ordered it.
  public let authority: String
  /// Whether what it keeps must not leave the vault either.
  public let forbidsDisclosure: Bool
  /// The event that set it.
  public let event: CustodyEvent

  /// The hold that an event sets; nil where it sets none.
  init?(_ event: CustodyEvent) {
    guard event.action == .holdSet else { return nil }
    id = event.statement.item
    items = event.disclosed["items"]?.arrayValue?.compactMap { $0.stringValue.flatMap(Identifier.init(canonical:)) }
    reason = event.text("reason") ?? ""
    authority = event.text("authority") ?? ""
    forbidsDisclosure = event.disclosed["forbids_disclosure"]?.boolValue ?? false
    self.event = event
  }

  /// Whether it keeps an item.
  public func keeps(_ item: Identifier) -> Bool { items?.contains(item) ?? true }
}
