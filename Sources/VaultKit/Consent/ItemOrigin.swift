internal import Consent
internal import Custody
internal import RecordSchemas
internal import SelectiveDisclosure

/// What a record says about where items come from, and so whose consent they need.
struct ItemOrigin: Sendable {
  /// The items it speaks of.
  private(set) var items: Set<Identifier> = []
  /// Pseudonyms of the people they come from.
  private(set) var persons: Set<String> = []
  /// Why they come from somebody, where the record does not say from whom.
  private(set) var unnamed: String?
  /// The items that these were made from.
  private(set) var parents: Set<Identifier> = []
  /// Consent records whose people they come from.
  private(set) var consents: Set<String> = []
  /// Who must agree before they are passed on, if that is no pseudonym.
  private(set) var originator: String?
  /// Whether it is marked so.
  private(set) var isWithheld = false
  private(set) var isMedical = false
  /// Whether something was taken out of what these were made from.
  private(set) var isRedacted = false
  /// The record's own name, where a paper form that bears it comes from the same people.
  private(set) var paper: Identifier?

  /// What the record of an interview says of the consent to its items.
  private(set) var answers: [InterviewAnswer] = []

  /// A newer version of the record is there. It takes no person and no refusal away.
  mutating func supersede() {
    isWithheld = false
    answers.removeAll { $0.kind != .refused }
  }

  /// Nil where a record of this type says nothing of it.
  init?(_ record: EvidenceRecord) {
    let fields = record.fields
    switch record.type {
    case .interview:
      items = Self.identifiers(
        fields, ["recording", "recordings_further", "transcript", "signed_statement", "items_given"])
      persons = Self.pseudonyms(fields["pseudonym"])
    case .medicalReport:
      var rest = fields
      for name in ["consent", "interview"] { rest[name] = nil }
      items = Self.identifiers(.object(rest))
      persons = Self.pseudonyms(fields["pseudonym"])
      isMedical = true
    case .acquisition:
      // The things of the acquisition itself too: a page as it was captured, photographs of where it lay, a receipt.
      items = Self.identifiers(.object(fields))
      persons = Self.pseudonyms(fields["source"]).union(
        Self.pseudonyms(inside: fields, ["handover", "custody_before"]))
      if persons.isEmpty, Self.comesFromSomebody(fields) { unnamed = "comes from a source that is not named" }
      let control = Self.pseudonyms(fields["originator_control"])
      persons.formUnion(control)
      if control.isEmpty { originator = fields["originator_control"]?.stringValue }
    case .item:
      items = Self.identifiers(fields, ["about"])
      persons = Self.pseudonyms(fields["source"]).union(Self.pseudonyms(fields["depicts"]))
      parents = Self.identifiers(fields, ["parent"])
      consents = Set(Self.identifiers(fields, ["consents"]).map(\.description))
      isWithheld = fields["marking"]?.stringValue == "withhold"
    case .derivative:
      items = Self.identifiers(fields, ["about"])
      parents = Self.identifiers(fields, ["parent"])
      isRedacted = ["redaction", "disclosure_copy"].contains(fields["kind"]?.stringValue)
    case .consent:
      items = Self.identifiers(fields, ["items", "form", "recording"])
      persons = Self.pseudonyms(fields["pseudonym"])
    case .withdrawal:
      items = Self.identifiers(fields, ["evidence"])
      persons = Self.pseudonyms(fields["pseudonym"])
    case .identity:
      items = Self.identifiers(fields, ["photograph", "identity_documents"])
      persons = Self.pseudonyms(fields["pseudonym"])
    case .person:
      persons = Self.pseudonyms(fields["pseudonym"])
      guard !persons.isEmpty else { return nil }
      items = Self.identifiers(fields, ["photograph", "identity_documents"])
    case .link:
      guard let type = fields["link_type"]?.stringValue, Self.madeFrom.contains(type) else { return nil }
      items = Self.identifiers(fields, ["from"])
      parents = Self.identifiers(fields, ["to"])
      isRedacted = type == "redacts"
      if type == "duplicates" {
        items.formUnion(parents)
        parents = items
      }
    case .unit, .place, .incident, .assessment, .note, .dossier, .own: return nil
    }
    if [.interview, .medicalReport, .acquisition, .consent, .withdrawal].contains(record.type) {
      paper = record.id
      items.insert(record.id)
    }
    if record.type == .interview { answers = InterviewReading(record).answers(of: persons, on: items) }
  }

  /// Types of links that say that an item is, or was made from, another.
  private static let madeFrom: Set = ["translates", "redacts", "duplicates"]

  /// Unless the source is said to be no person, it may be one.
  private static func comesFromSomebody(_ fields: JSONObject) -> Bool {
    guard fields["source"]?.stringValue != "none", fields["method"]?.stringValue != "open_source_capture" else {
      return false
    }
    let things: Set = ["organisation", "authority", "public", "device", "place", "own_work"]
    return fields["source_type"]?.stringValue.map { !things.contains($0) } ?? true
  }

  /// Whether a text is a pseudonym (Schemas/README.md §3.12).
  static func isPseudonym(_ text: String) -> Bool {
    let letters = Array(text.utf8)
    return (3...10).contains(letters.count) && letters[0] == 0x50 && letters[1] == 0x2d
      && letters.dropFirst(2).allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
      }
  }

  private static func pseudonyms(_ value: JSON?) -> Set<String> {
    let texts = value?.arrayValue?.compactMap(\.stringValue) ?? [value?.stringValue].compactMap(\.self)
    return Set(texts.filter(isPseudonym))
  }

  /// Pseudonyms anywhere in some members.
  private static func pseudonyms(inside fields: JSONObject, _ names: [String]) -> Set<String> {
    func walk(_ value: JSON) -> Set<String> {
      switch value {
      case .array(let values): values.reduce(into: []) { $0.formUnion(walk($1)) }
      case .object(let object): object.members.reduce(into: []) { $0.formUnion(walk($1.value)) }
      default: pseudonyms(value)
      }
    }
    return names.reduce(into: []) { if let value = fields[$1] { $0.formUnion(walk(value)) } }
  }

  static func identifiers(_ fields: JSONObject, _ names: [String]) -> Set<Identifier> {
    names.reduce(into: []) { if let value = fields[$1] { $0.formUnion(identifiers(value)) } }
  }

  /// All identifiers in a value, which is no deeper than a record may be.
  private static func identifiers(_ value: JSON) -> Set<Identifier> {
    switch value {
    case .string(let text): Set([Identifier(canonical: text)].compactMap(\.self))
    case .array(let values): values.reduce(into: []) { $0.formUnion(identifiers($1)) }
    case .object(let object): object.members.reduce(into: []) { $0.formUnion(identifiers($1.value)) }
    default: []
    }
  }
}
