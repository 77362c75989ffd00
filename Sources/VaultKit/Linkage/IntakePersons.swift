internal import Catalogue
internal import Custody
internal import RecordSchemas
internal import SelectiveDisclosure

/// Whom items come from by what their intakes say: the pseudonym in `source`, or that of the interview whose paper form is on the photograph.
struct IntakePersons {
  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// Pseudonyms by item, as far as this member can read. Only intakes that name a pseudonym or a form of an interview are opened.
  func pseudonyms() throws(VaultError) -> [Identifier: String] {
    var papers: [Identifier: String] = [:]
    for record in try RecordReading(session).current([.interview]) {
      papers[record.id] = record.fields["pseudonym"]?.stringValue
    }
    let forms = papers.keys.map(\.description)
    let (places, state) = try session.catalogue.read(session) { view throws(VaultError) in
      let places = try catalogued { () throws(CatalogueError) in
        var places = try Set(view.catalogue.itemEntriesMentioningPseudonyms())
        for form in forms { places.formUnion(try view.catalogue.itemEntries(mentioning: form)) }
        return places
      }
      return (places.sorted(), view.state)
    }
    var found: [Identifier: String] = [:]
    try EventWalk(session: session, state: state).forEach(at: places) { result throws(VaultError) in
      guard case .success(let event) = result, event.action == .ingested else { return }
      let item = event.statement.item
      guard found[item] == nil else { return }
      found[item] = SourcedItem(event)?.pseudonym ?? PaperFormReading.number(event).flatMap { papers[$0] }
    }
    return found
  }
}
