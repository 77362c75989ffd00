public import Custody

/// Records as far as a member can read them: a fold over the custody log.
public struct RecordReading: Sendable {
  private let session: UnlockedVault

  /// What this member can read.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Calls `body` with every version of every record, in the order of the log.
  public func forEach(_ body: (EvidenceRecord) throws(VaultError) -> Void) throws(VaultError) {
    try EventWalk(session: session, state: session.vault.state()).forEach { result throws(VaultError) in
      guard case .success(let event) = result, let record = EvidenceRecord(event) else { return }
      try body(record)
    }
  }

  /// The newest version of each record, in the order in which they were first written.
  /// - Parameter types: only these; nil for all.
  public func current(_ types: Set<RecordType>? = nil) throws(VaultError) -> [EvidenceRecord] {
    var places: [Identifier: Int] = [:]
    var records: [EvidenceRecord] = []
    try forEach { record throws(VaultError) in
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
    var versions: [EvidenceRecord] = []
    try forEach { record throws(VaultError) in
      guard record.id == id, versions.isEmpty == (record.amendment == nil) else { return }
      guard versions.first.map({ $0.type == record.type }) ?? true else { return }
      versions.append(record)
    }
    guard !versions.isEmpty else {
      throw VaultError(
        .failed, "There is no record \(id) that you can read in this vault.", next: "See: evault record list")
    }
    return versions
  }
}
