public import Custody
public import RecordSchemas
public import SelectiveDisclosure

/// One version of a record, as its event has it (Schemas/README.md §3.12).
public struct EvidenceRecord: Sendable {
  /// The record's name.
  public let id: Identifier
  /// Its type's name.
  public let type: RecordType
  /// What is said, in the order it was given.
  public private(set) var fields: JSONObject
  /// Why it was corrected; nil for the first version.
  public let amendment: String?
  /// The event.
  public let event: CustodyEvent

  /// The record that an event brings; nil where it brings none. Of an identity, only the pseudonym: who that is, ``Revealing`` tells.
  public init?(_ event: CustodyEvent) {
    self.init(revealing: event)
    guard type == .identity else { return }
    fields = JSONObject(fields.members.filter { $0.name == "pseudonym" }) ?? JSONObject()
  }

  /// The record that an event brings, with all that it says.
  init?(revealing event: CustodyEvent) {
    guard let action = event.action, action.type == .record || action.type == .consent,
      let type = event.text("record_type").flatMap(RecordType.init(rawValue:)),
      action == type.recording || action == type.amending,
      let fields = event.disclosed[EventIssuer.record]?.objectValue
    else { return nil }
    id = event.statement.item
    self.type = type
    self.fields = fields
    amendment = action == type.recording ? nil : event.text("amendment") ?? ""
    self.event = event
  }

  /// Whether it names an item or another record.
  public func names(_ id: Identifier) -> Bool { references.contains(id) }

  /// What it is about, in a few words: the first of its fields that say so.
  public var heading: String {
    ["label", "title", "pseudonym", "link_type", "kind", "text", "about"].lazy.compactMap { fields[$0]?.stringValue }
      .first ?? ""
  }

  /// The items and records that it names.
  var references: Set<Identifier> { Self.identifiers(in: .object(fields)) }

  /// Every identifier in a record's fields.
  static func identifiers(in value: JSON) -> Set<Identifier> {
    switch value {
    case .string(let text): text.utf8.count == 20 ? Set([Identifier(canonical: text)].compactMap { $0 }) : []
    case .array(let values): values.reduce(into: []) { $0.formUnion(identifiers(in: $1)) }
    case .object(let object): object.members.reduce(into: []) { $0.formUnion(identifiers(in: $1.value)) }
    default: []
    }
  }
}
