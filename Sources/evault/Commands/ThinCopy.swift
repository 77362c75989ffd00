import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// What a thin copy needs an identity for.
enum ThinCopy {
  /// Brings the records that only who can read the others knows of. That nobody can now keeps the copy from nothing else.
  /// - Returns: nil where the copy could not be opened, which is said.
  static func complete(
    _ session: Session, _ path: FilePath, _ mirror: Mirror,
    _ opened: (identity: MemberIdentity, passphrase: SecretBytes?)?, _ progress: Progress
  ) -> ThinRecords.Report? {
    do throws(UserError) {
      let unlocked = try session.unlock(at: path, with: opened)
      return try user { () throws(VaultError) in
        try ThinRecords(unlocked, from: mirror).run(
          progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
      }
    } catch {
      StandardStream.message(
        Style.warning("thin copy")
          + "  It is made, and your identity does not open it: records of moved and received items may be missing. \(VisibleText.escape(error.message)) Then: evault mirror pull \(mirror.name)"
      )
      return nil
    }
  }
}
