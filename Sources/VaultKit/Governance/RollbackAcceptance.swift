internal import Custody
internal import SelectiveDisclosure
public import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// Going on with a vault that is older than this machine remembers, or has another history: after a power cut that took back the last write, or
/// from a backup where the newer copy is lost. It is said for ever, in the log, what was seen here before.
public struct RollbackAcceptance: Sendable {
  private let session: UnlockedVault

  /// Acceptance by this member, who must be a custodian, of a vault that was opened for it.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.governance)
    self.session = session
  }

  /// Records it, and lets this machine forget what it saw.
  /// - Returns: the head that was seen here before, and the one that is in force now.
  /// - Throws: `.failed` where there is nothing to accept.
  public func accept(reason: String) throws(VaultError) -> (seen: TreeHead, now: TreeHead) {
    let vault = session.vault
    let note = try store { () throws(StoreError) in try vault.memory.recall(vault.fingerprint) }
    guard let note, let signed = try? SignedNote(note), let seen = try? Checkpoint(signed.text),
      try isLost(note, session.vault.state())
    else {
      throw VaultError(
        .failed, "The vault continues what this machine saw of it: there is nothing to accept.",
        safe: "Nothing was changed.")
    }
    let staging = try files { () throws(FileError) in try StagingFolder(in: vault.folder) }
    var sealer = try RecordSealer(session)
    let done = try session.commit { state throws(VaultError) in
      let claims = [
        JSONMember("seen", .object(EventStatement.claim(seen.head))), JSONMember("reason", .string(reason)),
      ]
      return [try sealer.entry(.rollbackAccepted, claims, session, state, staging: staging)]
    }
    try vault.rememberInstead(done.state)
    return (seen.head, done.state.head)
  }

  private func isLost(_ note: [UInt8], _ state: VaultState) throws(VaultError) -> Bool {
    do throws(StoreError) {
      try Vault.compare(state, with: note, log: session.vault.log, path: session.vault.folder.path)
      return false
    } catch {
      guard error.code == .rolledBack || error.code == .forked else { throw VaultError(error) }
      return true
    }
  }
}
