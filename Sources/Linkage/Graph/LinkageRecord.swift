public import SelectiveDisclosure

/// A record as it comes from the vault: the newest version of what somebody said.
public struct LinkageRecord: Sendable {
  /// Its identifier.
  public let id: String
  /// Its type's name: `person`, `unit`, `place`, `incident`, `link`, `item`, `derivative`, or another.
  public let type: String
  /// Its members (`Schemas/records/<type>.schema.json`).
  public let fields: JSONObject

  /// A record.
  public init(id: String, type: String, fields: JSONObject) {
    self.id = id
    self.type = type
    self.fields = fields
  }
}
