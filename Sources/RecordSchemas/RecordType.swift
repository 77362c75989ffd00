/// The types of records (Schemas/README.md, section 3.12). The raw value is the type's name, in a vault and in its
/// schema's file name.
public enum RecordType: String, CaseIterable, Sendable {
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
  case medicalReport = "medical-report"
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

  /// The schema's text.
  var document: String {
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
    }
  }
}
