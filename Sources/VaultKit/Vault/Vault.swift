public import Custody
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
public import VaultStore

/// A vault that is open for what needs no key. Its structure was verified: rosters, checkpoint signature, and that the log is not
/// shorter than, or different from, what this machine saw before.
public final class Vault: Sendable {
  /// The folder.
  public let folder: Folder
  /// Its objects.
  public let objects: ObjectStore
  /// Its log.
  public let log: LogStore
  /// Its wrapped keys.
  public let keys: KeyStore
  /// Its fingerprint.
  public let fingerprint: Fingerprint
  /// Whether it is a thin copy: payloads are elsewhere, and it never grows.
  public let isThin: Bool

  let rosterStore: RosterStore
  let memory: HeadMemory
  private let rosterMemory: RosterMemory
  private static let recountedEntries: UInt64 = 256
  /// The state that was verified last: a command asks more than once.
  private let verified: Mutex<VaultState>
  /// The tree whose roster entries were counted last.
  private let counted = Mutex<TreeHead?>(nil)

  /// Whether a log that does not continue the one last seen here is taken all the same, so that this can be recorded.
  let acceptsRollback: Bool

  /// Opens the vault in this folder.
  /// - Parameter acceptsRollback: to record with ``RollbackAcceptance`` that the vault is older than this machine remembers.
  public init(_ path: FilePath, acceptsRollback: Bool = false) throws(VaultError) {
    self.acceptsRollback = acceptsRollback
    let state = try Machine.stateFolder
    memory = HeadMemory(stateFolder: state)
    rosterMemory = RosterMemory(stateFolder: state)
    let folder: Folder
    do throws(FileError) { folder = try Folder.open(path) } catch {
      throw error.code == .notFound ? VaultError(StoreError(.notAVault, path)) : VaultError(error)
    }
    do throws(StoreError) {
      try FormatText.check(folder)
      objects = try Self.objectStore(folder)
      log = try LogStore(vault: folder)
      rosterStore = RosterStore(vault: folder)
      keys = KeyStore(vault: folder)
      isThin = ThinVault.isThin(folder)
      self.folder = folder
      let state = try Self.state(note: log.checkpoint(), log: log, rosters: rosterStore)
      fingerprint = state.rosters.fingerprint
      verified = Mutex(state)
    } catch {
      throw VaultError(error)
    }
  }

  private static func objectStore(_ folder: Folder) throws(StoreError) -> ObjectStore {
    do throws(FileError) { return try ObjectStore(vault: folder) } catch { throw StoreError(error) }
  }

  /// The vault as it is now.
  /// - Throws: `.rolledBack` where its log is not a continuation of what this machine saw before.
  public func state() throws(VaultError) -> VaultState {
    let (seen, state) = try store { () throws(StoreError) in
      // The memory first: what it has is in the log by then. The other way round, a commit in between would look like a rollback.
      let seen = try memory.recall(fingerprint)
      return (seen, try self.state(of: log.checkpoint()))
    }
    guard state.rosters.fingerprint == fingerprint else {
      throw VaultError(.corrupt, "The vault was exchanged for another while it was open.")
    }
    try store { () throws(StoreError) in try compare(state, with: seen) }
    return state
  }

  /// The state that a checkpoint of this vault is of: verified, or known to be.
  func state(of note: [UInt8]) throws(StoreError) -> VaultState {
    let last = verified.withLock { $0 }
    if last.note == note { return last }
    let state = try Self.state(note: note, log: log, rosters: rosterStore)
    verified.withLock { $0 = state }
    return state
  }

  /// Verifies a checkpoint against the rosters up to it.
  static func state(note: [UInt8], log: LogStore, rosters: RosterStore) throws(StoreError) -> VaultState {
    let signed: SignedNote
    let checkpoint: Checkpoint
    do throws(TransparencyLogError) {
      signed = try SignedNote(note)
      checkpoint = try Checkpoint(signed.text)
    } catch {
      throw badCheckpoint(error.description)
    }
    let history = try rosters.history(log: log, treeSize: checkpoint.size)
    guard checkpoint.origin.description == history.fingerprint.origin, checkpoint.extensions.isEmpty else {
      throw badCheckpoint("it belongs to another log")
    }
    for member in history.current.members where member.maySignLog {
      guard let key = LogKey.verifier(of: member, vault: history.fingerprint),
        let verified = try? signed.verify(keys: [key]), !verified.isEmpty
      else { continue }
      return VaultState(note: note, head: checkpoint.head, rosters: history, signer: member)
    }
    throw badCheckpoint("no member who may sign it has signed it")
  }

  private static func badCheckpoint(_ detail: String) -> StoreError {
    StoreError(.badCheckpoint, VaultLayout.log.appending(VaultLayout.checkpoint), detail)
  }

  /// Refuses a log that does not continue the one last seen here, and remembers the newer.
  /// - Parameter seen: what the memory had before the state was read.
  func compare(_ state: VaultState, with seen: [UInt8]?) throws(StoreError) {
    if !acceptsRollback { try Self.compare(state, with: seen, log: log, path: folder.path) }
    guard counted.withLock({ $0 }) != state.head else { return }
    let known = acceptsRollback ? (size: 0, count: 0) : rosterMemory.recall(fingerprint)
    let count = try rosterStore.compare(state.rosters, log: log, head: state.head, known: known)
    // Best effort, and only where counting again would take time.
    if state.head.size > known.size + Self.recountedEntries {
      try? rosterMemory.remember(count, upTo: state.head.size, of: fingerprint)
    }
    counted.withLock { $0 = state.head }
    if seen != state.note, !acceptsRollback { remember(state) }
  }

  /// A home folder that cannot be written must not keep anyone from their vault; that it cannot is told.
  func remember(_ state: VaultState) {
    HeadMemoryFault.noting { () throws(StoreError) in try memory.remember(state.note, of: fingerprint) }
  }

  /// Goes on from a state that this process has just committed.
  func advance(to state: VaultState) {
    verified.withLock { $0 = state }
    counted.withLock { $0 = state.head }
    remember(state)
  }

  /// Remembers a state in place of one that is lost, and of what was counted in it.
  func rememberInstead(_ state: VaultState) throws(VaultError) {
    try store { () throws(StoreError) in
      try rosterMemory.remember(state.rosters.versions.count, upTo: state.head.size, of: fingerprint)
      try memory.replace(state.note, of: fingerprint)
    }
  }

  /// Refuses a log that does not continue the one whose checkpoint `seen` is: one that was remembered before the state was read.
  static func compare(_ state: VaultState, with seen: [UInt8]?, log: LogStore, path: FilePath) throws(StoreError) {
    guard let note = seen, note != state.note,
      let signed = try? SignedNote(note), let seen = try? Checkpoint(signed.text)
    else { return }
    guard seen.size <= state.head.size else {
      throw StoreError(.rolledBack, path, "it has \(EntryCount.text(state.head.size)), and had \(seen.size)")
    }
    let before: SHA256Digest
    do throws(TileError<StoreError>) {
      before = try log.tree(size: state.head.size).rootHash(treeSize: seen.size)
    } catch {
      throw StoreError(error)
    }
    guard before == seen.root else {
      throw StoreError(.forked, path, "\(EntryCount.first(seen.size)) \(seen.size == 1 ? "is another" : "are others")")
    }
  }
}
