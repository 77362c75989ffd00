internal import SelectiveDisclosure

/// An item under the number that it has in a dossier (Schemas/README.md §3.17).
public struct DossierExhibit: Sendable, Hashable {
  /// What became of it.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It is used.
    case inUse = "in_use"
    /// It was taken out.
    case withdrawn
    /// Another stands in its place.
    case replaced
  }

  /// Its number, from 1. No other exhibit of the dossier ever has it.
  public let number: Int
  /// The item's identifier.
  public let item: String
  /// What became of it.
  public var state: State
  /// The number of the one in its place.
  public var replacedBy: Int?
  /// Why it was taken out or replaced.
  public var why: String?
  /// What the list of exhibits calls it.
  public var title: String?

  /// An exhibit in use.
  public init(number: Int, item: String, title: String? = nil) {
    self.number = number
    self.item = item
    self.state = .inUse
    self.title = title
  }

  init?(_ fields: JSONObject) {
    guard let number = fields["number"]?.intValue, let item = fields["item"]?.stringValue,
      let state = fields["state"]?.stringValue.flatMap(State.init(rawValue:))
    else { return nil }
    self.number = number
    self.item = item
    self.state = state
    replacedBy = fields["replaced_by"]?.intValue
    why = fields["why"]?.stringValue
    title = fields["title"]?.stringValue
  }

  var fields: JSONObject {
    var fields: JSONObject = [
      "number": .integer(number), "item": .string(item), "state": .string(state.rawValue),
    ]
    fields["replaced_by"] = replacedBy.map { .integer($0) }
    fields["why"] = why.map { .string($0) }
    fields["title"] = title.map { .string($0) }
    return fields
  }
}
