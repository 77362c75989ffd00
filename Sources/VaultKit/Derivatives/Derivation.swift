public import Custody
internal import RecordSchemas
public import SelectiveDisclosure
internal import VaultCrypto
public import VaultFiles

/// Bringing in what was made from an item: a transcript, a translation, a redaction. The original stays as it is.
public struct Derivation: Sendable {
  /// What came in.
  public struct Derived: Sendable {
    /// The new item.
    public let item: AddedItem
    /// The record that says what it was made from.
    public let record: Identifier
  }

  let session: UnlockedVault

  /// Derivation by this member.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Brings the file in, sealed to its parent's compartment, and records what it was made from and how.
  /// - Parameters:
  ///   - fields: of the record of type `derivative`, but for `about` and `parent`.
  ///   - compartment: what to seal to, for who cannot read the parent; else nil.
  /// - Throws: `.usage` where the record is not whole; `.failed` where there is no such parent.
  public func derive(
    from parent: Identifier, _ file: FilePath, fields: JSONObject, compartment: String? = nil
  ) throws(VaultError) -> Derived {
    try session.require(.record)
    // Any name shows whether the record holds, before anything is brought in.
    try RecordValidation.require(
      Self.record(of: parent, from: parent, fields), RecordVocabulary(session).form(of: .derivative))
    let own = try compartmentOf(parent)
    return try bring(IntakeRequest(paths: [file], compartment: compartment ?? own), file, of: parent, fields)
  }

  /// Brings one file in, and records what it was made from.
  func bring(
    _ request: IntakeRequest, _ file: FilePath, of parent: Identifier, _ fields: JSONObject
  ) throws(VaultError) -> Derived {
    let report = try Intake(session).run(request)
    guard report.added.count <= 1, let item = report.added.first else {
      throw report.failure
        ?? VaultError(
          .failed, "\(file) was not brought in\(report.skipped.first.map { ": \($0.reason)" } ?? "").",
          safe: "Nothing was changed.", next: "Name one file.")
    }
    var random = RandomPool()
    let record = Identifier(&random)
    let draft = RecordDraft(
      id: record, type: .derivative, fields: Self.record(of: item.item, from: parent, fields),
      compartment: request.compartment)
    do throws(VaultError) { try RecordWriting(session).add([draft]) } catch {
      throw VaultError(
        error.kind, "The file came in as \(item.item), but what it was made from is not recorded: \(error.message)",
        safe: "The item is safe.", next: "Record it: evault record add derivative")
    }
    return Derived(item: item, record: record)
  }

  private func compartmentOf(_ parent: Identifier) throws(VaultError) -> String? {
    guard session.canOpen else { return nil }
    var chain = ItemChain(parent)
    try chain.read(session)
    guard let intake = chain.intake else { throw try Inventory.absent(parent, session) }
    return intake.compartment
  }

  static func record(of item: Identifier, from parent: Identifier, _ fields: JSONObject) -> JSONObject {
    var record: JSONObject = ["about": .string(item.description), "parent": .string(parent.description)]
    for member in fields.members { record.append(member.name, member.value) }
    return record
  }
}
