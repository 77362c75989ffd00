internal import Catalogue
internal import Consent
internal import Custody
internal import SelectiveDisclosure

/// What is known of all that a consent or withdrawal names, before it is written. The catalogue says where that stands; the consents themselves
/// are read from the log.
struct ConsentInputReading {
  /// The newest version of each consent that is named.
  private(set) var newest: [String: ConsentVersion] = [:]
  /// The names that are items.
  private(set) var items: Set<Identifier> = []
  /// Whether everything could be read: only then is what was not found not there.
  let isComplete: Bool

  /// - Parameter record: the name of what is corrected.
  init(_ session: UnlockedVault, _ fields: JSONObject, record: Identifier?) throws(VaultError) {
    var names = EvidenceRecord.identifiers(in: .object(fields))
    if let record { names.insert(record) }
    let asked = names
    let proofs = ["form", "recording"].compactMap { fields[$0]?.stringValue }
    let (found, places, failures, state) = try session.catalogue.read(session) { view throws(VaultError) in
      var found: Set<Identifier> = []
      var places: Set<UInt64> = []
      try catalogued { () throws(CatalogueError) in
        for name in asked {
          if try view.catalogue.hasItem(name.description) { found.insert(name) }
          places.formUnion(try view.catalogue.entries(of: name.description))
        }
        // What shows that one person agreed might be another's.
        for proof in proofs { places.formUnion(try view.catalogue.entries(mentioning: proof)) }
      }
      return (found, places.sorted(), try view.failures(), view.state)
    }
    items = found
    isComplete = failures.isEmpty
    // Nothing may be written on the strength of a log with a control event that nobody can read: it might be the one that forbids.
    var gate = ControlGate()
    for failure in failures { try gate.take(.failure(failure), session, state) }
    if gate.closedBy != nil {
      // Perhaps it was set aside, which an event far away says.
      _ = try ConsentReading(session)
    }
    var survey = ConsentSurvey()
    try EventWalk(session: session, state: state).forEach(at: places) { result throws(VaultError) in
      if case .success(let event) = result { survey.take(event) }
    }
    for version in survey.facts(unread: 0).versions { newest[version.id] = version }
  }
}
