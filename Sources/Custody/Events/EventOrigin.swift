/// Where an event was recorded that came home by handoff, and which entry of the home log brought it.
public struct EventOrigin: Sendable, Equatable {
  /// The field vault's fingerprint: the event's index is that of its log.
  public let field: Fingerprint
  /// The index of the entry in the home log.
  public let entry: UInt64
}
