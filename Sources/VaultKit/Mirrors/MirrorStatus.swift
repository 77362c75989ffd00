internal import MirrorStores
internal import TransparencyLog

/// How far a mirror is behind its vault, as a few small files of it say.
public struct MirrorStatus: Sendable {
  /// Entries of the log there.
  public let size: UInt64
  /// Entries that are not there yet.
  public let behind: UInt64
  /// Whether the last push was finished.
  public let isComplete: Bool

  /// Asks it.
  /// - Throws: `.rolledBack` for a mirror that is ahead of the vault or forked, `.notTrusted` for another vault's.
  public init(_ vault: Vault, _ mirror: Mirror) throws(VaultError) {
    let local = try vault.state()
    let view = try MirrorView(mirror, vault, local)
    let there = view.checkpoint?.head.size ?? 0
    size = there
    behind = local.head.size - there
    isComplete = view.state.map { $0.done == there && $0.lacking.isEmpty } ?? false
  }
}
