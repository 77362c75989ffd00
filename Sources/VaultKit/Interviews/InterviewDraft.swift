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

  /// A draft that begins now.
  public init(fields: JSONObject = JSONObject()) {
    begun = .now
    self.fields = fields
  }

  init(begun: Timestamp, fields: JSONObject) {
    self.begun = begun
    self.fields = fields
  }

  /// When it will be gone.
  public var ends: Timestamp { Timestamp(seconds: begun.seconds + Self.lifetime) }

  /// Fields that a whole interview has, and this one lacks.
  public var openFields: [String] { Self.openFields(fields) }

  /// Fields that a whole interview has (Schemas/records/interview.schema.json), and these lack.
  public static func openFields(_ fields: JSONObject) -> [String] {
    InterviewQuestion.all.map(\.field).filter { fields[$0] == nil }
  }
}
