/// Which items are one source, as records say it (Schemas/README.md §3.12).
extension GraphReader {
  /// What an interview brought, by the fields that name it.
  private static let interviewed = ["recording", "recordings_further", "transcript", "signed_statement", "items_given"]

  /// Joins what was made from each other, and what one person gave.
  mutating func addSources(_ fields: FieldReader) {
    switch fields.record.type {
    case "derivative", "item":
      guard let about = fields.text("about") else { return }
      if let parent = fields.text("parent") { sources.join(about, parent) }
      if let person = fields.pseudonym("source") { sources.join(about, person: person) }
    case "acquisition":
      guard let person = fields.pseudonym("source") else { return }
      for item in fields.texts("items") { sources.join(item, person: person) }
    case "interview":
      guard let person = fields.pseudonym("pseudonym") else { return }
      for item in Self.interviewed.flatMap(fields.texts) where !Self.notSaid.contains(item) {
        sources.join(item, person: person)
      }
    default: break
    }
  }

  private static let notSaid: Set = ["none", "not asked", "refused", "unknown"]
}
