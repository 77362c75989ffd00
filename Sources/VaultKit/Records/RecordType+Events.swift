internal import Custody
internal import RecordSchemas

/// How records of a type get into the log (Schemas/README.md §3.12).
extension RecordType {
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
