public import Custody
public import RecordSchemas
public import SelectiveDisclosure
internal import VaultCrypto

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
  /// Whether its name was printed on a form before, and might have been used already.
  public let isFromForm: Bool

  /// A draft.
  public init(
    id: Identifier, type: RecordType, fields: JSONObject, compartment: String? = nil,
    isFromForm: Bool = false
  ) {
    self.id = id
    self.type = type
    self.fields = fields
    self.compartment = compartment
    self.isFromForm = isFromForm
  }

  /// A draft under the number of a paper form, or under a new name where there is none. A consent that says no other form has that paper.
  public init(form: Identifier?, type: RecordType, fields: JSONObject, compartment: String? = nil) {
    var random = RandomPool()
    var fields = fields
    if let form, type == .consent, fields["form"] == nil { fields["form"] = .string(form.description) }
    self.init(
      id: form ?? Identifier(&random), type: type, fields: fields, compartment: compartment, isFromForm: form != nil)
  }
}
