public import JSONSchema
public import SelectiveDisclosure

/// What records of a type are judged by: a schema of the program, or one version of an organisation's own.
public struct RecordForm: Sendable {
  /// The type.
  public let type: RecordType
  /// What an event says in `schema`: the schema's `$id`.
  public let id: String
  /// The schema's text, UTF-8.
  public let text: [UInt8]
  /// The schema itself.
  public let schema: Schema

  init(type: RecordType, id: String, text: [UInt8], schema: Schema) {
    self.type = type
    self.id = id
    self.text = text
    self.schema = schema
  }

  /// What in a record the schema does not take, in words; empty for a record that fits. Whether what it names exists is
  /// for others to check.
  public func validate(_ object: JSONObject) -> [SchemaViolation] { schema.violations(in: .object(object)) }

  /// A record to be filled in: see ``RecordTemplate``.
  public var template: [UInt8] { RecordTemplate.text(for: self) }
}
