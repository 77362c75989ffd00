/// What the catalogue holds of a version of a record.
public struct RecordRow: Sendable, Equatable {
  /// Its identifier.
  public let subject: String
  /// Its type.
  public let type: String
  /// Whether it corrects an earlier version.
  public let isAmendment: Bool
  /// How far what it is about may be disclosed, where it says so.
  public let marking: String?
  /// The item that it is about, where it says so.
  public let about: String?
  /// What is said, as JSON.
  public let fields: [UInt8]

  /// A version of a record.
  public init(
    subject: String, type: String, isAmendment: Bool, marking: String?, about: String?, fields: [UInt8]
  ) {
    self.subject = subject
    self.type = type
    self.isAmendment = isAmendment
    self.marking = marking
    self.about = about
    self.fields = fields
  }
}
