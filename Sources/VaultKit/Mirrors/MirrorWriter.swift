internal import Custody
internal import MirrorStores
internal import VaultCrypto

/// Writes files of a mirror: each to the place that it belongs to, and locked where the mirror locks files of its kind.
struct MirrorWriter: Sendable {
  private let mirror: Mirror
  private let retention: Retention?

  /// All that it writes is locked until the same moment.
  init(_ mirror: Mirror) throws(VaultError) {
    self.mirror = mirror
    retention = try mirror.lock.map { lock throws(VaultError) in try lock.retention(from: .now) }
  }

  /// Until when what it writes is locked; nil where nothing is.
  var lockedUntil: Timestamp? { retention.flatMap { Timestamp($0.until) } }

  /// Keeps a file under a name that must be free.
  /// - Throws: `.exists` where it is not; what is there is locked then.
  func add(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    if let (store, retention) = locking(name) {
      try store.add(name, content, digest: digest, retaining: retention)
    } else {
      try mirror.store(of: name).add(name, content, digest: digest)
    }
  }

  /// Whether a file that was found there is whole.
  func holds(_ name: StoredName, byteCount: UInt64, digest: SHA256Digest) throws(MirrorStoreError) -> Bool {
    try mirror.store(of: name).holds(name, byteCount: byteCount, digest: digest)
  }

  /// Keeps a file in place of what may be there.
  func replace(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    if let (store, retention) = locking(name) {
      try store.replace(name, content, digest: digest, retaining: retention)
    } else {
      try mirror.store(of: name).replace(name, content, digest: digest)
    }
  }

  private func locking(_ name: StoredName) -> (any RetainingMirrorStore, Retention)? {
    guard let retention, MirrorLayout.isLocked(name), let store = mirror.store(of: name) as? any RetainingMirrorStore
    else { return nil }
    return (store, retention)
  }
}
