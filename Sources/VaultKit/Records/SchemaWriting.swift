internal import Custody
public import RecordSchemas
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// Making a type of records of the organisation's own, or a newer version of one.
public struct SchemaWriting: Sendable {
  private let session: UnlockedVault

  /// Schemas by this member, who must be a custodian: what a record must say binds everybody.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.governance)
    self.session = session
  }

  /// Adds a schema. Which type and version it is, its `$id` says.
  /// - Parameter reason: why it takes the place of the version before; needed for every version but the first.
  /// - Throws: `.usage`, with the faults in words, for what is no schema that records can be judged by.
  public func add(_ bytes: [UInt8], reason: String? = nil) throws(VaultError) -> OwnRecordSchema {
    let schema: OwnRecordSchema
    do throws(OwnRecordSchemaError) { schema = try OwnRecordSchema(parsing: bytes) } catch {
      throw VaultError(
        .usage, "The schema is not right. \(error.faults.joined(separator: " "))", safe: "Nothing was written.",
        next: "What a schema must have: section 3.12 of Schemas/README.md")
    }
    guard (schema.version == 1) == (reason == nil) else {
      throw VaultError(
        .usage,
        reason == nil
          ? "Why is there a newer version? --reason WHY"
          : "A first version takes no other's place: leave --reason out.",
        safe: "Nothing was written.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw VaultError(.usage, "The schema is not UTF-8.", safe: "Nothing was written.")
    }
    var claims = [
      JSONMember("record_type", .string(schema.name.name)), JSONMember("schema", .string(schema.form.id)),
      JSONMember(RecordVocabulary.Version.document, .string(text)),
    ]
    if let reason { claims.append(JSONMember("amendment", .string(reason))) }
    try requireNext(schema)
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    let before = try session.vault.state().head.size
    try session.commit { state throws(VaultError) in
      // Somebody else may have added one meanwhile.
      if state.head.size > before { try requireNext(schema) }
      return [
        try sealer.entry(
          .schemaAdded, claims, session, state, to: session.recipient(of: Compartment.general, in: state.rosters),
          staging: staging)
      ]
    }
    return schema
  }

  private func requireNext(_ schema: OwnRecordSchema) throws(VaultError) {
    guard session.canOpen, try session.isCleared(for: Compartment.general) else {
      throw VaultError(
        .notPermitted, "Whoever adds a schema reads those that there are: you are not cleared for general.",
        safe: "Nothing was written.")
    }
    let next =
      (try RecordVocabulary(session).versions().last { $0.schema.name == schema.name }?.schema.version ?? 0) + 1
    guard schema.version == next else {
      throw VaultError(
        .usage,
        "The schema says that it is version \(schema.version) of \(schema.name.name); the next one is version \(next).",
        safe: "Nothing was written.", next: "Let its \"$id\" be \(OwnRecordSchema.id(schema.name, next))")
    }
  }
}
