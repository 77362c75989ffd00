internal import Catalogue
public import Custody
public import RecordSchemas

/// The types of records that there are in a vault: those of the program, and an organisation's own (Schemas/README.md §3.12).
public struct RecordVocabulary: Sendable {
  /// A version of an organisation's own schema.
  public struct Version: Sendable {
    /// The schema.
    public let schema: OwnRecordSchema
    /// Why it took the place of the one before; nil for the first.
    public let amendment: String?
    /// The event that added it.
    public let event: CustodyEvent

    /// The version that an event adds; nil where it adds none, or what it adds is no schema.
    init?(_ event: CustodyEvent) {
      guard event.action == .schemaAdded, let text = event.text(Self.document),
        let schema = try? OwnRecordSchema(parsing: Array(text.utf8)), schema.form.id == event.text("schema"),
        schema.name.name == event.text("record_type"), (schema.version == 1) == (event.text("amendment") == nil)
      else { return nil }
      self.schema = schema
      amendment = event.text("amendment")
      self.event = event
    }

    /// The claim that holds the schema's text.
    static let document = "document"
  }

  private let session: UnlockedVault

  /// What this member can read.
  public init(_ session: UnlockedVault) { self.session = session }

  /// What a record of a type is judged by when it is written now.
  /// - Throws: `.usage` for a type that is neither the program's nor one of this vault's.
  public func form(of type: RecordType) throws(VaultError) -> RecordForm {
    if let form = RecordSchemas.form(of: type) { return form }
    guard try session.vault.state().rosters.current.satellite == nil else {
      throw VaultError(
        .usage, "The type \(type.rawValue) is the organisation's own, and a kit does not have it.",
        safe: "Nothing was written.",
        next: "Record it as a note, or bring it in as a file: at home it becomes a record of this type.")
    }
    guard session.canOpen else {
      throw VaultError(
        .usage,
        "The type \(type.rawValue) is the organisation's own, and your key opens nothing: its schema cannot be read.",
        safe: "Nothing was written.", next: "Ask somebody who reads this vault to record it.")
    }
    guard let newest = try current().last(where: { .own($0.schema.name) == type }) else {
      throw VaultError(
        .usage, "There is no type of record \(type.rawValue) in this vault that you can read.",
        safe: "Nothing was written.", next: "See: evault record schema list")
    }
    return newest.schema.form
  }

  /// The newest version of each of the organisation's own types, in the order in which the types were made.
  public func current() throws(VaultError) -> [Version] {
    var newest: [Version] = []
    for version in try versions() {
      if let place = newest.firstIndex(where: { $0.schema.name == version.schema.name }) {
        newest[place] = version
      } else {
        newest.append(version)
      }
    }
    return newest
  }

  /// All versions, in the order of the log. One that does not follow the version before it is passed over: `check` tells of it.
  public func versions() throws(VaultError) -> [Version] {
    let (places, state) = try session.catalogue.read(session) { view throws(VaultError) in
      (
        try catalogued { () throws(CatalogueError) in
          try view.catalogue.entries(mentioning: CataloguedEvent.schemaMark)
        }, view.state
      )
    }
    var order = Order()
    try EventWalk(session: session, state: state).forEach(at: places) { result throws(VaultError) in
      guard case .success(let event) = result, let version = Version(event) else { return }
      order.take(version)
    }
    return order.versions
  }

  /// Versions that follow each other, each type from 1 on.
  struct Order {
    private(set) var versions: [Version] = []
    private var newest: [OwnRecordType: Int] = [:]

    /// The version that a type is to have next.
    func next(_ name: OwnRecordType) -> Int { newest[name, default: 0] + 1 }

    /// - Returns: whether it is the one that comes next.
    @discardableResult
    mutating func take(_ version: Version) -> Bool {
      guard version.schema.version == next(version.schema.name) else { return false }
      newest[version.schema.name] = version.schema.version
      versions.append(version)
      return true
    }
  }
}
