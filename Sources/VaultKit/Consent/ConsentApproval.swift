internal import Custody

/// Who may look at a consent that somebody else recorded, and stand for it too.
enum ConsentApproval {
  /// Whether a member's word counts: of whoever may export themselves, and is no recovery identity, which is nobody at work.
  static func mayApprove(_ member: Member) -> Bool {
    member.role.maySign(.export) && !member.label.hasPrefix(RecoveryIdentity.labelPrefix)
  }

  /// Whether the vault has another member who may approve now.
  static func isPossible(beside member: Member, in roster: Roster) -> Bool {
    roster.members.contains {
      $0.kid != member.kid && $0.suspendedSince == nil && $0.recipient != nil && mayApprove($0)
    }
  }
}
