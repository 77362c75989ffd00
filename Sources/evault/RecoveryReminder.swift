import Custody
import TerminalInterface
import VaultKit

/// Reminds a custodian of a recovery that is missing or was never rehearsed.
enum RecoveryReminder {
  static func give(_ session: UnlockedVault) {
    guard session.member.mayGovern, let roster = try? session.vault.state().rosters.current,
      let reminder = RecoveryMemory(session.vault.fingerprint).reminder(roster)
    else { return }
    StandardStream.message(Style.warning("reminder") + "  " + reminder)
  }
}
