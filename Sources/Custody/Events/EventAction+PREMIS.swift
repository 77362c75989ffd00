extension EventAction {
  /// The type of preservation event that it is, in the Library of Congress's vocabulary (PREMIS eventType): an address under
  /// `http://id.loc.gov/vocabulary/preservation/eventType/`. What was refused or given up is of the type that it would have been (Schemas/README.md §3.2).
  public var premisEventType: String { "http://id.loc.gov/vocabulary/preservation/eventType/" + premisCode }

  private var premisCode: String {
    switch self {
    // Creation.
    case .founded, .compartmentMade: "cre"
    // Ingestion.
    case .ingested: "ing"
    // Metadata modification: what is known is said, or corrected.
    case .recorded, .amended: "mem"
    // Dissemination.
    case .accessed, .revealed, .logExported, .accessRefused, .exportCompleted, .exportAborted, .exportRefused: "dis"
    // Policy assignment: who may do what, what must be kept, what may leave.
    case .exportAuthorised, .holdSet, .holdLifted, .memberAdmitted, .memberChanged, .memberSuspended, .memberReinstated,
      .memberRemoved, .consentRecorded, .consentAmended, .consentApproved, .consentWithdrawn, .compartmentGranted,
      .compartmentRevoked, .compartmentRotated, .entryVoided, .schemaAdded, .profileAdded,
      .kitMade:
      "poa"
    // Deletion: nobody can open it any more.
    case .compartmentShredded: "del"
    // Recovery.
    case .rollbackAccepted, .restored: "rec"
    // Encryption: the same content, sealed to another key.
    case .moved: "enc"
    // Transfer.
    case .received: "tra"
    // Decryption.
    case .unlockFailed: "der"
    // Validation: an authority's answer was judged.
    case .timestamped: "val"
    // Fixity check.
    case .checked: "fix"
    }
  }

  /// Whether it says that something was not done.
  public var isFailure: Bool {
    switch self {
    case .accessRefused, .exportRefused, .exportAborted, .unlockFailed: true
    default: false
    }
  }
}
