internal import Consent
internal import Custody

/// Who may look at a consent that somebody else recorded, and stand for it too.
enum ConsentApproval {
  /// Whether a member's word counts: of whoever may export themselves, and is no recovery identity, which is nobody at work.
  static func mayApprove(_ member: Member) -> Bool {
    member.role.maySign(.export) && !member.label.hasPrefix(RecoveryIdentity.labelPrefix)
  }

  /// Whether the vault has, or had in the 72 hours before, another member who may approve: nobody gets out of asking them by suspending them.
  static func isPossible(beside member: Member, in rosters: RosterHistory, at moment: Timestamp) -> Bool {
    let since = moment.seconds - ConsentVersion.freshness
    for (place, version) in rosters.versions.enumerated() {
      let end = place + 1 < rosters.versions.count ? rosters.versions[place + 1].roster.created.seconds : nil
      if let end, end < since { continue }
      if isPossible(beside: member, in: version.roster) { return true }
    }
    return false
  }

  private static func isPossible(beside member: Member, in roster: Roster) -> Bool {
    roster.members.contains {
      $0.kid != member.kid && $0.suspendedSince == nil && $0.recipient != nil && mayApprove($0)
    }
  }
}
