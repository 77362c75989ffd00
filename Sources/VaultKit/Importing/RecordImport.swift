internal import Custody
internal import RecordSchemas
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles

/// Imports what a plan says: its files become items, and then all its records are written in one commit.
public struct RecordImport: Sendable {
  private let session: UnlockedVault

  /// Import by this member.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.record)
    self.session = session
  }

  /// Brings everything in.
  /// - Parameters:
  ///   - batch: a name under which a repeated run takes up what came in, and repeats nothing.
  ///   - compartment: what items and records are sealed to; general otherwise.
  ///   - isPartial: whether what was refused is left out; else nothing comes in where anything was.
  /// - Throws: `.failed` before anything is written where something was refused; `.failed` where a file changed meanwhile, with its
  ///   items safe and nothing recorded.
  public func run(
    _ plan: ImportPlan, batch: String? = nil, compartment: String? = nil, isPartial: Bool = false
  ) throws(VaultError) -> ImportReport {
    guard isPartial || plan.refused.isEmpty else {
      throw VaultError(
        .failed, "\(plan.refused.count) lines or files cannot be imported.", safe: "Nothing was written.",
        next: "See them with --dry-run; correct them, or leave them out with --partial.")
    }
    let intake = try bring(plan, batch, compartment)
    var items: [FilePath: Identifier] = [:]
    for item in intake.added {
      guard plan.seen[item.path] == item.digest else { throw Self.changed(item.path) }
      items[item.path] = item.item
    }
    for (path, item) in intake.resumed { items[path] = item }
    let known = try recorded(intake.resumed.map(\.item))
    let isKnown = { (record: PlannedRecord) in items[record.source].map(known.contains) ?? false }
    let rest = plan.records.filter { !isKnown($0) }
    guard rest.count == plan.records.count || rest.isEmpty || !plan.isWhole else {
      throw VaultError(
        .failed,
        "Some of these tables were imported under this batch before, others were not, and their lines speak of each other.",
        safe: "The tables are items. Nothing was recorded.",
        next: "Import what is new with tables of its own, under another batch.")
    }
    var drafts: [RecordDraft] = []
    for record in rest {
      guard let fields = record.complete(items) else { throw Self.changed(record.source) }
      let isFixed = record.type.compartment != nil
      drafts.append(
        RecordDraft(id: record.id, type: record.type, fields: fields, compartment: isFixed ? nil : compartment))
    }
    if !drafts.isEmpty { try RecordWriting(session).add(drafts) }
    return ImportReport(
      intake: intake, records: drafts, origins: rest, repeated: plan.records.count - rest.count)
  }

  /// Brings the files in; those with identities to the compartment of identities.
  private func bring(_ plan: ImportPlan, _ batch: String?, _ compartment: String?) throws(VaultError) -> IntakeReport {
    var whole = IntakeReport()
    let groups: [(paths: [FilePath], place: String?)] = [
      (plan.identifying, Compartment.identities), (plan.sources.filter { !plan.identifying.contains($0) }, compartment),
    ]
    for group in groups where !group.paths.isEmpty {
      let request = IntakeRequest(paths: group.paths, batch: batch, compartment: group.place)
      let report = try Intake(session).run(request)
      if let failure = report.failure { throw failure }
      whole.added += report.added
      whole.resumed += report.resumed
      whole.skipped += report.skipped
    }
    return whole
  }

  private static func changed(_ path: FilePath) -> VaultError {
    VaultError(
      .failed, "\(path) changed while it was imported.", safe: "The files are items. Nothing was recorded.",
      next: "Run the command again when nothing changes them.")
  }

  /// Which of these items a record names already.
  private func recorded(_ items: [Identifier]) throws(VaultError) -> Set<Identifier> {
    guard !items.isEmpty else { return [] }
    let wanted = Set(items)
    var found: Set<Identifier> = []
    try RecordReading(session).forEach { record throws(VaultError) in
      found.formUnion(record.references.intersection(wanted))
    }
    return found
  }
}
