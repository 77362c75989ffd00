/// What the catalogue holds of an event. Words and identifiers are as the event has them; times are seconds since 1970.
public struct EventRow: Sendable {
  /// Where it is.
  public let place: EventPlace
  /// What it is about.
  public let subject: String
  /// Its coarse type.
  public let type: String
  /// Its action; empty where it does not disclose one.
  public let action: String
  /// When it was recorded.
  public let recorded: Int64
  /// Its signer's label.
  public let signer: String
  /// The compartment whose key opened it.
  public let compartment: String
  /// The items that its claim `items` names.
  public var named: Set<String> = []
  /// Identifiers and pseudonyms that stand anywhere else in its claims.
  public var mentioned: Set<String> = []
  /// The item that it brings in.
  public var item: ItemRow?
  /// The record that it is a version of.
  public var record: RecordRow?
  /// What can be searched for in it.
  public var document: DocumentRow?

  /// An event.
  public init(
    place: EventPlace, subject: String, type: String, action: String, recorded: Int64, signer: String,
    compartment: String
  ) {
    self.place = place
    self.subject = subject
    self.type = type
    self.action = action
    self.recorded = recorded
    self.signer = signer
    self.compartment = compartment
  }
}
