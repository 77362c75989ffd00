internal import Custody

/// What a record speaks of; the raw value names its schema, `Schemas/records/<type>.schema.json`.
public enum RecordType: String, Sendable, CaseIterable {
  case item
  case acquisition
  case interview
  case consent
  case withdrawal
  case medicalReport = "medical-report"
  case identity
  case person
  case unit
  case place
  case incident
  case link
  case assessment
  case derivative
  case note

  /// The compartment that its records are sealed to; nil where it is general, or the one that a user names.
  var compartment: String? {
    switch self {
    case .consent, .withdrawal: Compartment.control
    case .identity: Compartment.identities
    default: nil
    }
  }

  /// What recording one does.
  var recording: EventAction {
    switch self {
    case .consent: .consentRecorded
    case .withdrawal: .consentWithdrawn
    default: .recorded
    }
  }

  /// What correcting one does. What was withdrawn stays withdrawn.
  var amending: EventAction? {
    switch self {
    case .consent: .consentAmended
    case .withdrawal: nil
    default: .amended
    }
  }
}
