internal import Custody
internal import SelectiveDisclosure
internal import VaultFiles
internal import VaultStore

/// Compares a field vault's invitation with the roster that names it.
enum InvitationCheck {
  static func run(_ folder: Folder, _ roster: Roster, _ report: inout CheckReport) {
    guard let satellite = roster.satellite else { return }
    let path = VaultLayout.invitation
    guard let token = try? TokenFile.read(path, in: folder, "an invitation"),
      let invitation = try? Invitation(token, "\(path)"), invitation.claims.fingerprint.digest == satellite.kit,
      invitation.claims.vault == satellite.home, roster.members.map(\.label) == [invitation.claims.label]
    else {
      report.add(
        .invitationInvalid, "\(path)", "The invitation by which this field vault was made is not the one here.")
      return
    }
  }
}
