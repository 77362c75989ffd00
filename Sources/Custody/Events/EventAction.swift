/// What happened, in the field's words: a disclosable claim (Schemas/README.md §3.2).
public enum EventAction: String, Sendable, CaseIterable {
  case founded
  case ingested
  case recorded
  case amended
  case consentRecorded = "consent-recorded"
  case consentAmended = "consent-amended"
  case consentApproved = "consent-approved"
  case consentWithdrawn = "consent-withdrawn"
  case accessed
  case revealed
  case logExported = "log-exported"
  case exportAuthorised = "export-authorised"
  case exportCompleted = "export-completed"
  case exportAborted = "export-aborted"
  case holdSet = "hold-set"
  case holdLifted = "hold-lifted"
  case memberAdmitted = "member-admitted"
  case memberChanged = "member-changed"
  case memberSuspended = "member-suspended"
  case memberReinstated = "member-reinstated"
  case memberRemoved = "member-removed"
  case compartmentMade = "compartment-made"
  case compartmentGranted = "compartment-granted"
  case compartmentRevoked = "compartment-revoked"
  case compartmentRotated = "compartment-rotated"
  case compartmentShredded = "compartment-shredded"
  case rollbackAccepted = "rollback-accepted"
  case entryVoided = "entry-voided"
  case schemaAdded = "schema-added"
  case profileAdded = "profile-added"
  case moved
  case received
  case kitMade = "kit-made"
  case accessRefused = "access-refused"
  case exportRefused = "export-refused"
  case unlockFailed = "unlock-failed"
  case checked
  case restored
  case timestamped

  /// The coarse type it belongs to.
  public var type: EventType {
    switch self {
    case .founded: .founding
    case .ingested: .intake
    case .recorded, .amended: .record
    case .consentRecorded, .consentAmended, .consentApproved, .consentWithdrawn: .consent
    case .accessed, .revealed, .logExported: .access
    case .exportAuthorised, .exportCompleted, .exportAborted: .export
    case .holdSet, .holdLifted: .hold
    case .memberAdmitted, .memberChanged, .memberSuspended, .memberReinstated, .memberRemoved, .compartmentMade,
      .compartmentGranted, .compartmentRevoked, .compartmentRotated, .compartmentShredded, .rollbackAccepted,
      .entryVoided, .schemaAdded, .profileAdded, .kitMade:
      .governance
    case .moved, .received: .transfer
    case .accessRefused, .exportRefused, .unlockFailed: .refusal
    case .checked, .restored: .fixity
    case .timestamped: .timestamp
    }
  }
}
