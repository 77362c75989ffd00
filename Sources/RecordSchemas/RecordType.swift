/// The types of records (Schemas/README.md, section 3.12). The raw value is the type's name, in a vault and in its
/// schema's file name.
public enum RecordType: Hashable, Sendable {
  /// What is known about an item.
  case item
  /// How items came into the vault.
  case acquisition
  /// A conversation with a person who testifies.
  case interview
  /// What a person agreed to.
  case consent
  /// That they take it back.
  case withdrawal
  /// A medical or psychological examination.
  case medicalReport
  /// Who a pseudonym is.
  case identity
  /// A person who matters for linkage.
  case person
  /// A unit or organisation.
  case unit
  /// A place.
  case place
  /// Something that happened.
  case incident
  /// A statement that ties two things together.
  case link
  /// How far an item can be relied on.
  case assessment
  /// That an item was made from another.
  case derivative
  /// A note.
  case note
  /// An argument to an addressee, and its exhibits.
  case dossier
  /// A type that an organisation made for itself: its schema is in the vault, and not in the program.
  case own(OwnRecordType)

  /// Whether its schema is in the vault, and not in the program.
  public var isOwn: Bool {
    if case .own = self { true } else { false }
  }

  /// The schema's text; nil for an organisation's own.
  var document: String? {
    switch self {
    case .item: RecordDocument.item
    case .acquisition: RecordDocument.acquisition
    case .interview: RecordDocument.interview
    case .consent: RecordDocument.consent
    case .withdrawal: RecordDocument.withdrawal
    case .medicalReport: RecordDocument.medicalReport
    case .identity: RecordDocument.identity
    case .person: RecordDocument.person
    case .unit: RecordDocument.unit
    case .place: RecordDocument.place
    case .incident: RecordDocument.incident
    case .link: RecordDocument.link
    case .assessment: RecordDocument.assessment
    case .derivative: RecordDocument.derivative
    case .note: RecordDocument.note
    case .dossier: RecordDocument.dossier
    case .own: nil
    }
  }
}

extension RecordType: CaseIterable {
  /// Those whose schemas are in the program.
  public static let allCases: [RecordType] = [
    .item, .acquisition, .interview, .consent, .withdrawal, .medicalReport, .identity, .person, .unit, .place,
    .incident, .link, .assessment, .derivative, .note, .dossier,
  ]
}

extension RecordType: RawRepresentable {
  private static let byName = Dictionary(
    allCases.map { ($0.rawValue, $0) }, uniquingKeysWith: { first, _ in first })

  /// The type of this name: one of the program's, or what may be an organisation's own; nil for anything else.
  public init?(rawValue: String) {
    guard let type = Self.byName[rawValue] ?? OwnRecordType(rawValue).map(RecordType.own) else { return nil }
    self = type
  }

  /// The type's name.
  public var rawValue: String {
    switch self {
    case .item: "item"
    case .acquisition: "acquisition"
    case .interview: "interview"
    case .consent: "consent"
    case .withdrawal: "withdrawal"
    case .medicalReport: "medical-report"
    case .identity: "identity"
    case .person: "person"
    case .unit: "unit"
    case .place: "place"
    case .incident: "incident"
    case .link: "link"
    case .assessment: "assessment"
    case .derivative: "derivative"
    case .note: "note"
    case .dossier: "dossier"
    case .own(let own): own.name
    }
  }
}
