public import Custody
internal import RecordSchemas
internal import SelectiveDisclosure

/// What an item was made from, and what was made from it, as records of the type derivative say that a member can read.
public struct ItemLineage: Sendable {
  /// One such record.
  public struct Step: Sendable {
    /// The other item.
    public let item: Identifier
    /// What was made, in the record's word: `translation`, `working_copy`.
    public let kind: String
    /// The record, in its newest version.
    public let record: EvidenceRecord
  }

  /// What it was made from.
  public let origins: [Step]
  /// What was made from it, in the order in which that was recorded.
  public let derived: [Step]

  /// The lineage of an item.
  public init(_ item: Identifier, _ session: UnlockedVault) throws(VaultError) {
    var (origins, derived): ([Step], [Step]) = ([], [])
    for record in try RecordReading(session).current(naming: item, [.derivative]) {
      let (about, parent) = (Self.identifier(record, "about"), Self.identifier(record, "parent"))
      guard let about, let parent, about != parent else { continue }
      let kind = record.fields["kind"]?.stringValue ?? ""
      if about == item { origins.append(Step(item: parent, kind: kind, record: record)) }
      if parent == item { derived.append(Step(item: about, kind: kind, record: record)) }
    }
    self.origins = origins
    self.derived = derived
  }

  private static func identifier(_ record: EvidenceRecord, _ field: String) -> Identifier? {
    record.fields[field]?.stringValue.flatMap(Identifier.init(canonical:))
  }
}
