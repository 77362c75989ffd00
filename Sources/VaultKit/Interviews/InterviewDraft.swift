public import Custody
public import SelectiveDisclosure

/// An interview that is being written down. The one thing that who only seals can open again, until it is finished (Schemas/README.md §3.12).
public struct InterviewDraft: Sendable {
  /// Seconds after which a draft is gone.
  public static let lifetime: Int64 = 24 * 60 * 60

  /// When it was begun.
  public let begun: Timestamp
  /// What was said so far: fields of a record of the type `interview`.
  public var fields: JSONObject
  /// The number of the paper form that it was written on; nil where there is none.
  public var form: Identifier?

  /// What was about to be written when it was finished; nil before.
  var finishing: InterviewFinish?

  /// A draft that begins now.
  public init(fields: JSONObject = JSONObject(), form: Identifier? = nil) {
    begun = .now
    self.fields = fields
    self.form = form
  }

  /// A draft that was kept; nil where it is none.
  init?(begun: Timestamp, kept: JSONObject) {
    self.begun = begun
    fields = kept
    if let finishing = kept[Self.finishingMember] {
      guard let finish = InterviewFinish(finishing) else { return nil }
      fields[Self.finishingMember] = nil
      self.finishing = finish
    }
    guard let number = kept[Self.formMember] else { return }
    guard let form = number.stringValue.flatMap(Identifier.init(canonical:)) else { return nil }
    fields[Self.formMember] = nil
    self.form = form
  }

  /// What is kept of it.
  var kept: JSONObject {
    var kept = fields
    if let form { kept[Self.formMember] = .string(form.description) }
    if let finishing { kept[Self.finishingMember] = finishing.json }
    return kept
  }

  // No fields of an interview.
  private static let formMember = "form"
  private static let finishingMember = "finishing"

  /// When it will be gone.
  public var ends: Timestamp { Timestamp(seconds: begun.seconds + Self.lifetime) }

  /// Whom the interview is with; nil where that was not said yet.
  public var pseudonym: String? { fields["pseudonym"]?.stringValue }

  /// Fields that a whole interview has, and this one lacks.
  public var openFields: [String] { Self.openFields(fields) }

  /// Fields that a whole interview has (Schemas/records/interview.schema.json), and these lack.
  public static func openFields(_ fields: JSONObject) -> [String] {
    InterviewQuestion.all.map(\.field).filter { fields[$0] == nil }
  }
}
