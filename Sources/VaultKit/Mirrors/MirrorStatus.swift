public import Custody
internal import MirrorStores
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// How far a mirror is behind its vault, as a few small files of it say.
public struct MirrorStatus: Sendable {
  /// Whether there is a mirror at all: a disk may not be mounted, or have been emptied.
  public let isThere: Bool
  /// Entries of the log there.
  public let size: UInt64
  /// Entries that are not there yet.
  public let behind: UInt64
  /// Whether the last push was finished.
  public let isComplete: Bool
  /// Until when the first roster version is locked: it was brought first. Nil where it is not locked, or nothing is to be.
  public let firstLockEnds: Timestamp?
  /// Whether that is before the time that the caller asked about: then more locks end by then, or soon after.
  public let endsSoon: Bool
  /// Whether it is over, or nothing of it is locked, though the mirror is to lock and something was brought: it can be deleted.
  public let isUnlocked: Bool
  /// Names of uploads that somebody else began below `objects/`, at most a hundred: they do not belong there, and stay.
  public let foreignUploads: [String]

  /// Asks it.
  /// - Parameter soon: a lock that ends before it ends soon.
  /// - Throws: `.rolledBack` for a mirror that is ahead of the vault or forked, `.notTrusted` for another vault's.
  public init(_ vault: Vault, _ mirror: Mirror, soon: Timestamp = .now) throws(VaultError) {
    let local = try vault.state()
    isThere = try mirror.isThere()
    guard isThere else {
      (size, behind, isComplete, firstLockEnds, foreignUploads) = (0, local.head.size, false, nil, [])
      (isUnlocked, endsSoon) = (false, false)
      return
    }
    let view = try MirrorView(mirror, vault, local)
    let there = view.checkpoint?.head.size ?? 0
    size = there
    behind = local.head.size - there
    isComplete = view.state.map { $0.done == there && $0.lacking.isEmpty } ?? false
    var first: Retention?
    if mirror.lock != nil, let store = mirror.store as? any RetainingMirrorStore {
      let name = MirrorLayout.name(VaultLayout.roster.appending(VaultLayout.roster(version: 1)).description)
      do throws(MirrorStoreError) { first = try store.retention(of: name) } catch {
        if error.code != .notFound { throw VaultError(error) }
      }
    }
    firstLockEnds = first.flatMap { Timestamp($0.until) }
    isUnlocked =
      mirror.lock.map { lock in
        there > 0 && (first.map { $0.mode < lock.mode || $0.until <= Timestamp.now.description } ?? true)
      } ?? false
    endsSoon = !isUnlocked && mirror.lock != nil && first.map { $0.until < soon.description } ?? false
    foreignUploads = try mirror.foreignUploads()
  }
}
