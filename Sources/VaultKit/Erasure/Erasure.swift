public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Erasing an item: its payload, and the records of its own events. A signed tombstone and its log entry come first, the objects go after.
public struct Erasure: Sendable {
  private let session: UnlockedVault

  /// Erasure by this member.
  public init(_ session: UnlockedVault) throws(VaultError) {
    guard session.member.mayGovern else {
      throw VaultError(.notPermitted, "Only a custodian erases. You are \(session.member.role.rawValue).")
    }
    self.session = session
  }

  /// Erases an item, or completes an erasure that was interrupted.
  /// - Returns: the tombstone.
  public func erase(_ item: Identifier, reason: Tombstone.Reason) throws(VaultError) -> Tombstone {
    try session.commit { state throws(VaultError) in
      guard try Tombstones(session.vault, state).tombstone(of: item) == nil else { return [] }
      if let hold = try Holds(session).active(in: state).first(where: { $0.keeps(item) }) {
        throw VaultError(
          .notPermitted,
          "\(item) is under the hold \(hold.id), set on \(hold.event.statement.recorded) by \(hold.event.signer.label).",
          safe: "Nothing was erased.", next: "See: evault hold list")
      }
      return [try bury(item, reason, state)]
    }
    let state = try session.vault.state()
    guard let tombstone = try Tombstones(session.vault, state).tombstone(of: item) else {
      throw VaultError(.failed, "The tombstone of \(item) cannot be read back.", next: "Run: evault check --keyless")
    }
    for object in tombstone.objects {
      do throws(FileError) { try session.vault.objects.remove(object) } catch {
        throw VaultError(
          .failed,
          "\(item) is recorded as erased, but \(ObjectStore.path(of: object)) could not be removed (\(error.reason)).",
          next: "Run the same command again.")
      }
    }
    return tombstone
  }

  /// Writes the tombstone, durably.
  private func bury(_ item: Identifier, _ reason: Tombstone.Reason, _ state: VaultState) throws(VaultError) -> LogEntry
  {
    var entries: [UInt64] = []
    var objects: [SHA256Digest] = []
    try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
      guard case .success(let event) = result, event.statement.item == item, !event.statement.type.isControl else {
        return
      }
      // The event that brought it home names its objects too.
      guard event.origin == nil else { return }
      entries.append(event.index)
      objects += event.entry.objects
    }
    guard !entries.isEmpty else { throw Inventory.unknown(item) }
    let token: CompactJWS
    do throws(JOSEError) {
      token = try Tombstone.issue(
        vault: session.vault.fingerprint, recorded: .now, subject: .item(item, entries: entries, objects: objects),
        reason: reason, roster: state.rosters.current.version, head: state.head, signer: session.identity.signer)
    } catch {
      throw VaultError(.failed, "The tombstone could not be signed (\(error.code.rawValue)).")
    }
    try store { () throws(StoreError) in
      try session.vault.log.write(tombstone: token.serialized, index: state.head.size)
    }
    return LogEntry(tombstone: SHA256.hash(token.serialized))
  }
}
