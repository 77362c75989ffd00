/// How the first thing is tied to the second: the types of `Schemas/records/link.schema.json`, and two ties that are fields of other
/// records.
public enum LinkType: String, Sendable, CaseIterable {
  case holdsPosition = "holds_position"
  case commands
  case administers
  case locatedAt = "located_at"
  case directPerpetrator = "direct_perpetrator"
  case ordered
  case orderedByCommunication = "ordered_by_communication"
  case presentAt = "present_at"
  case custodianOfDetainee = "custodian_of_detainee"
  case supplied
  case financed
  case instigated
  case concealed
  case failedToInvestigate = "failed_to_investigate"
  case knewOf = "knew_of"
  case failedToPrevent = "failed_to_prevent"
  case failedToPunish = "failed_to_punish"
  case superiorOf = "superior_of"
  case associateOf = "associate_of"
  case familyOf = "family_of"
  case proxyOf = "proxy_of"
  case owns
  case controls
  case directs
  case benefitsFrom = "benefits_from"
  case victimOf = "victim_of"
  case partOfPattern = "part_of_pattern"
  case supports
  case contradicts
  case contextualises
  case corroborates
  case duplicates
  case translates
  case redacts
  case emittedTo = "emitted_to"
  case permitted
  case parentOf = "parent_of"
  /// The field `place` of an incident; never the type of a link record.
  case happenedAt = "happened_at"
  /// The field `within` of a place; never the type of a link record.
  case liesWithin = "lies_within"

  /// Whether it is a field of another record, and no link record.
  public var isField: Bool { self == .happenedAt || self == .liesWithin }

  /// The type in words, to be read between its two ends: `direct perpetrator`, `located at`.
  public var words: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }

  /// Whether nothing may come back to itself along links of this type.
  public var mustNotCircle: Bool {
    switch self {
    case .commands, .parentOf, .superiorOf, .partOfPattern, .liesWithin, .translates, .redacts: true
    default: false
    }
  }

  /// Whether it says that two items are the same source in another form, so that both count as one.
  public var isOneSource: Bool { self == .duplicates || self == .translates || self == .redacts }

  /// Whether it places its first end at the time of the incident that is its second.
  public var isAtIncident: Bool {
    self == .directPerpetrator || self == .presentAt || self == .victimOf
  }
}
