public import Custody
public import RecordSchemas
public import SelectiveDisclosure

/// A record that is to be written.
public struct RecordDraft: Sendable {
  /// Its name: one that nothing else has. Records that are written together can name each other.
  public let id: Identifier
  /// The type's name.
  public let type: RecordType
  /// What is said.
  public let fields: JSONObject
  /// What it is sealed to; nil for the compartment that the type belongs to.
  public let compartment: String?

  /// A draft.
  public init(
    id: Identifier, type: RecordType, fields: JSONObject, compartment: String? = nil
  ) {
    self.id = id
    self.type = type
    self.fields = fields
    self.compartment = compartment
  }
}
