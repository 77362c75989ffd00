internal import Catalogue
internal import Custody
internal import RecordSchemas
internal import SelectiveDisclosure

/// Whether what records name is of the kind that belongs there: an item, not a record; the consent of the same person. What this member cannot read is
/// passed over.
struct RecordReferents {
  /// Fields that name items.
  private static let items: [RecordType: [String]] = [
    .interview: ["recording", "recordings_further", "transcript", "signed_statement", "items_given"],
    .acquisition: ["items"], .derivative: ["about", "parent"], .item: ["about", "parent"], .assessment: ["about"],
    .person: ["photograph"], .identity: ["photograph"],
  ]

  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// Refuses records that name a record where an item belongs, or somebody else's consent.
  func require(_ drafts: [RecordDraft]) throws(VaultError) {
    guard session.canOpen else { return }
    let written = Set(drafts.map(\.id))
    for draft in drafts {
      for field in Self.items[draft.type] ?? [] {
        guard let value = draft.fields[field] else { continue }
        for id in EvidenceRecord.identifiers(in: value).sorted() {
          guard try isRecord(id, among: written) else { continue }
          throw Self.refusal("\(field): \(id) is a record, and here belongs an item.", next: "See: evault list")
        }
      }
      if draft.type == .interview || draft.type == .medicalReport { try requireConsent(draft.fields) }
    }
  }

  private func requireConsent(_ fields: JSONObject) throws(VaultError) {
    guard let named = fields["consent"]?.stringValue, let id = Identifier(canonical: named), try isRecord(id),
      let record = try RecordReading(session).history(of: id).last
    else { return }
    guard record.type == .consent else {
      throw Self.refusal(
        "consent: \(id) is a record of the type \(record.type.rawValue), and no consent.",
        next: "See: evault record list --type consent")
    }
    let persons = [fields["pseudonym"], fields["guardian"]].compactMap { $0?.stringValue }
    guard let other = record.fields["pseudonym"]?.stringValue, !persons.contains(other) else { return }
    throw Self.refusal(
      "consent: \(id) is the consent of \(other), and this is about \(persons.first ?? "somebody else").",
      next: "Name the consent of the same person, or say why there is none: not asked, refused or unknown.")
  }

  private func isRecord(_ id: Identifier, among written: Set<Identifier> = []) throws(VaultError) -> Bool {
    if written.contains(id) { return true }
    return try session.catalogue.read(session) { view throws(VaultError) in
      try catalogued { () throws(CatalogueError) -> Bool in
        guard try view.catalogue.hasRecord(id.description) else { return false }
        return try !view.catalogue.hasItem(id.description)
      }
    }
  }

  private static func refusal(_ message: String, next: String) -> VaultError {
    VaultError(.usage, message, safe: "Nothing was written.", next: next)
  }
}
