internal import Catalogue
public import Custody
public import RecordSchemas

/// Records as far as a member can read them: a fold over the custody log.
public struct RecordReading: Sendable {
  let session: UnlockedVault

  /// What this member can read.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Calls `body` with every version of every record, in the order of the log.
  public func forEach(_ body: (EvidenceRecord) throws(VaultError) -> Void) throws(VaultError) {
    try forEach(in: { catalogue throws(CatalogueError) in try catalogue.recordEntries() }, body)
  }

  /// The catalogue says where versions are; they are read from the log.
  private func forEach(
    in entries: (Catalogue) throws(CatalogueError) -> [UInt64], _ body: (EvidenceRecord) throws(VaultError) -> Void
  ) throws(VaultError) {
    let (places, state) = try session.catalogue.read(session) { view throws(VaultError) in
      (try catalogued { () throws(CatalogueError) in try entries(view.catalogue) }, view.state)
    }
    try EventWalk(session: session, state: state).forEach(at: places) { result throws(VaultError) in
      guard case .success(let event) = result, let record = EvidenceRecord(event) else { return }
      try body(record)
    }
  }

  /// The newest version of each record, in the order in which they were first written.
  /// - Parameter types: only these; nil for all.
  public func current(_ types: Set<RecordType>? = nil) throws(VaultError) -> [EvidenceRecord] {
    var places: [Identifier: Int] = [:]
    var records: [EvidenceRecord] = []
    let entries = { (catalogue: Catalogue) throws(CatalogueError) -> [UInt64] in
      guard let types else { return try catalogue.recordEntries() }
      var found: [UInt64] = []
      for type in types { found += try catalogue.recordEntries(ofType: type.rawValue) }
      return Set(found).sorted()
    }
    try forEach(in: entries) { record throws(VaultError) in
      guard types?.contains(record.type) ?? true else { return }
      if let place = places[record.id] {
        // A name stays with the type that it was given to.
        if records[place].type == record.type, record.amendment != nil { records[place] = record }
      } else if record.amendment == nil {
        places[record.id] = records.count
        records.append(record)
      }
    }
    return records
  }

  /// Every version of a record, the oldest first.
  /// - Throws: `.failed` where there is none that this member can read.
  public func history(of id: Identifier) throws(VaultError) -> [EvidenceRecord] {
    try history(of: id, list: "evault record list; an item's: evault show ITEM")
  }

  /// The same, where those that there are are listed by another command.
  func history(of id: Identifier, list: String) throws(VaultError) -> [EvidenceRecord] {
    var versions: [EvidenceRecord] = []
    let name = id.description
    try forEach(in: { catalogue throws(CatalogueError) in try catalogue.entries(of: name) }) {
      record throws(VaultError) in
      guard record.id == id, versions.isEmpty == (record.amendment == nil) else { return }
      guard versions.first.map({ $0.type == record.type }) ?? true else { return }
      versions.append(record)
    }
    guard !versions.isEmpty else {
      throw VaultError(
        .failed, "There is no record \(id) that you can read in this vault.", next: "See: \(list)")
    }
    return versions
  }
}
