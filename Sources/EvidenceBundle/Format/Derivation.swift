internal import Custody
internal import SelectiveDisclosure

/// What an event discloses of a record that an item was made from another.
struct Derivation: Sendable, Equatable {
  private static let type = "derivative"

  let about: Identifier
  let parent: Identifier
  /// How, as the record's `kind` says; not compared.
  let kind: String?

  init(of about: Identifier, from parent: Identifier) {
    self.about = about
    self.parent = parent
    kind = nil
  }

  /// Nil where it is no such record, or does not disclose what it is about.
  init?(_ claims: JSONObject) {
    guard claims["record_type"]?.stringValue == Self.type, let record = claims[EventIssuer.record]?.objectValue,
      let about = record["about"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let parent = record["parent"]?.stringValue.flatMap(Identifier.init(canonical:))
    else { return nil }
    self.about = about
    self.parent = parent
    kind = record["kind"]?.stringValue
  }

  static func == (left: Derivation, right: Derivation) -> Bool {
    left.about == right.about && left.parent == right.parent
  }
}
