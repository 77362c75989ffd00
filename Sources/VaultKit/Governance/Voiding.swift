internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// Setting aside a control entry that nobody can read, or whose event is refused: it might be a hold or a withdrawal, and closes the vault's exports and
/// erasures until a custodian says for ever, in the log, that it is none.
public struct Voiding: Sendable {
  private let session: UnlockedVault

  /// Voiding by this member, who must be a custodian.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.governance)
    self.session = session
  }

  /// Sets an entry aside.
  /// - Throws: `.failed` for an entry that is no control entry, can be read, or was set aside already; `.corrupt` where a key that the roster grants the
  ///   member is not here: the entry may be sealed to it.
  public func void(_ index: UInt64, reason: String) throws(VaultError) {
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    try session.commit { state throws(VaultError) in
      var gate = ControlGate()
      try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
        try gate.take(result, session, state)
      }
      guard gate.isUnreadable(index), !gate.isVoid(index) else {
        throw VaultError(
          .failed, "Entry \(index) is no control entry that cannot be read, or was set aside already.",
          safe: "Nothing was changed.", next: "Run: evault check")
      }
      if let error = ReadingObstacle(session).keyError("Whether entry \(index) is void cannot be told") { throw error }
      let claims = [
        JSONMember("entry", .number(JSONNumber(index))), JSONMember("reason", .string(reason)),
      ]
      return [try sealer.entry(.entryVoided, claims, session, state, staging: staging)]
    }
  }
}
