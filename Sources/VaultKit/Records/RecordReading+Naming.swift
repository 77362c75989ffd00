internal import Catalogue
internal import Custody
internal import RecordSchemas

extension RecordReading {
  /// The newest versions of the records of some types that name an item or a record, in any version, in the order in which they were first
  /// written.
  func current(naming id: Identifier, _ types: Set<RecordType>) throws(VaultError) -> [EvidenceRecord] {
    let name = id.description
    let (places, state) = try session.catalogue.read(session) { view throws(VaultError) in
      (try catalogued { () throws(CatalogueError) in try view.catalogue.entries(mentioning: name) }, view.state)
    }
    var ids: [Identifier] = []
    try EventWalk(session: session, state: state).forEach(at: places) { result throws(VaultError) in
      guard case .success(let event) = result, let record = EvidenceRecord(event), types.contains(record.type),
        !ids.contains(record.id)
      else { return }
      ids.append(record.id)
    }
    var newest: [EvidenceRecord] = []
    for id in ids { if let record = try history(of: id).last { newest.append(record) } }
    return newest
  }
}
