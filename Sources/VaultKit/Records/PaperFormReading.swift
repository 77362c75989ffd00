internal import Catalogue
public import Custody
public import RecordSchemas

/// What belongs to a form on paper: its record, and photographs of it, joined by the number that it bears (Schemas/README.md §3.12).
public struct PaperFormReading: Sendable {
  /// What is known of one.
  public struct Known: Sendable {
    /// Its number.
    public let number: Identifier
    /// The type of its record; nil where there is none that this member can read.
    public let record: RecordType?
    /// Photographs of it, in the order in which they came in.
    public let photographs: [Identifier]
  }

  private let session: UnlockedVault

  /// Forms as far as this member can read of them.
  public init(_ session: UnlockedVault) { self.session = session }

  /// The number of the form that an intake says to be a photograph of; nil where it says none.
  public static func number(_ intake: CustodyEvent) -> Identifier? {
    guard intake.action == .ingested else { return nil }
    return intake.text("form").flatMap(Identifier.init(canonical:))
  }

  /// What is known of the form with this number.
  public func known(_ number: Identifier) throws(VaultError) -> Known {
    let name = number.description
    let (places, state) = try session.catalogue.read(session) { view throws(VaultError) in
      let places = try catalogued { () throws(CatalogueError) in
        try view.catalogue.entries(of: name) + view.catalogue.itemEntries(mentioning: name)
      }
      return (Set(places).sorted(), view.state)
    }
    var record: RecordType?
    var photographs: [Identifier] = []
    try EventWalk(session: session, state: state).forEach(at: places) { result throws(VaultError) in
      guard case .success(let event) = result else { return }
      let item = event.statement.item
      if item == number { record = record ?? EvidenceRecord(event)?.type }
      if Self.number(event) == number, !photographs.contains(item) { photographs.append(item) }
    }
    return Known(number: number, record: record, photographs: photographs)
  }

  /// Refuses a number under which something stands already, as far as this member can read. Who only seals cannot know: what comes
  /// second is rejected when it comes home.
  func requireUnused(_ number: Identifier) throws(VaultError) {
    guard session.canOpen else { return }
    let isUsed = try session.catalogue.read(session) { view throws(VaultError) in
      try catalogued { () throws(CatalogueError) in try !view.catalogue.entries(of: number.description).isEmpty }
    }
    let wasErased = try Inventory(session).tombstones().tombstone(of: number) != nil
    guard isUsed || wasErased else { return }
    throw VaultError(
      .usage, "Something stands under \(number) already: a form's number is used for one record.",
      safe: "Nothing was written.",
      next: "See: evault record show \(number). What was wrong there is corrected: evault record amend")
  }
}
