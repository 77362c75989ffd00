import Custody

extension EventAction {
  /// What happened, as a person says it.
  var words: String {
    switch self {
    case .founded: "Vault founded"
    case .ingested: "Brought in"
    case .recorded: "Recorded"
    case .amended: "Record amended"
    case .consentRecorded: "Consent recorded"
    case .consentAmended: "Consent amended"
    case .consentApproved: "Consent approved by a second member"
    case .consentWithdrawn: "Consent withdrawn"
    case .accessed: "Read"
    case .revealed: "Identity revealed"
    case .logExported: "Log written out"
    case .exportAuthorised: "Export begun"
    case .exportCompleted: "Exported"
    case .exportAborted: "Export ended without a bundle"
    case .holdSet: "Hold set"
    case .holdLifted: "Hold lifted"
    case .memberAdmitted: "Member admitted"
    case .memberChanged: "Member changed"
    case .memberSuspended: "Member suspended"
    case .memberReinstated: "Member reinstated"
    case .memberRemoved: "Member removed"
    case .compartmentMade: "Compartment made"
    case .compartmentGranted: "Compartment opened to a member"
    case .compartmentRevoked: "Compartment closed to a member"
    case .compartmentRotated: "Compartment's key changed"
    case .compartmentShredded: "Compartment shredded"
    case .rollbackAccepted: "Older copy accepted"
    case .entryVoided: "Entry voided"
    case .schemaAdded: "Record type added"
    case .profileAdded: "Dossier profile added"
    case .moved: "Moved to another compartment"
    case .received: "Received from the field"
    case .kitMade: "Field kit made"
    case .accessRefused: "Access refused"
    case .exportRefused: "Export refused"
    case .unlockFailed: "Wrong passphrase given"
    case .checked: "Checked"
    case .restored: "Restored from a mirror"
    case .timestamped: "Timestamp attached"
    }
  }
}
