import Custody
import SelectiveDisclosure
import VaultKit

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
    case .restored: "Repaired with mirrors"
    case .timestamped: "Timestamp attached"
    }
  }
}

extension CustodyEvent {
  /// What happened, as a person says it: of a repair, as far as it is disclosed, what it did.
  var words: String? {
    guard action == .restored, let lost = disclosed["lost"]?.arrayValue else { return action?.words }
    let restored = ["repairs", "files"].flatMap { disclosed[$0]?.arrayValue ?? [] }
    // Without a place (older events) it is in the mirror. What came from none, this machine had by itself.
    let places = Set(
      restored.filter { $0.objectValue?["mirror"] != nil }.map { $0.objectValue?["in"]?.stringValue ?? "mirror" })
    if places.isEmpty, !restored.isEmpty { return "Restored" }
    switch (places.contains("vault"), places.contains("mirror")) {
    case (true, true): return "Restored from mirrors, and in them"
    case (true, false): return "Restored from a mirror"
    case (false, true): return "Restored in a mirror"
    case (false, false): return lost.isEmpty ? action?.words : "Found whole nowhere"
    }
  }
}
