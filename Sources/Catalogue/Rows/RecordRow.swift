/// What the catalogue holds of a version of a record.
public struct RecordRow: Sendable, Equatable {
  /// Its identifier.
  public let subject: String
  /// Its type.
  public let type: String
  /// How far what it is about may be disclosed, where it says so.
  public let marking: String?
  /// The item that it is about, where it says so.
  public let about: String?
  /// The event's claims, as JSON.
  public let claims: [UInt8]

  /// A version of a record.
  public init(subject: String, type: String, marking: String?, about: String?, claims: [UInt8]) {
    self.subject = subject
    self.type = type
    self.marking = marking
    self.about = about
    self.claims = claims
  }
}
