/// What the catalogue holds of an event that its reader cannot read.
public struct FailureRow: Sendable, Equatable {
  /// Why.
  public enum Reason: Int, Sendable, CaseIterable {
    /// Something is wrong with it; it is looked at again each time.
    case damage
    case erased
    case shredded
    case notCleared
  }

  /// Where it is.
  public let place: EventPlace
  /// The record object, 32 bytes.
  public let object: [UInt8]
  /// Why.
  public let reason: Reason

  /// A failure.
  public init(place: EventPlace, object: [UInt8], reason: Reason) {
    self.place = place
    self.object = object
    self.reason = reason
  }
}
