import MirrorStores
import Synchronization
import VaultCrypto

/// A store that remembers what it was to lock. From one locking request on it fails, once what was to be locked is there.
final class LockingStore: RetainingMirrorStore, PassingStore {
  let store: any MirrorStore
  private let failingAt: Mutex<Int?>
  private let requests = Mutex(0)
  private let locks = Mutex<[StoredName: Retention]>([:])

  init(_ store: any MirrorStore, failingAt number: Int? = nil) {
    self.store = store
    failingAt = Mutex(number)
  }

  var locked: Set<String> { Set(locks.withLock { $0.keys.map(\.text) }) }

  /// How often it was asked to lock something.
  var requestCount: Int { requests.withLock { $0 } }

  /// From now on everything works.
  func mend() { failingAt.withLock { $0 = nil } }

  func canRetain() -> Bool? { true }
  func retention(of name: StoredName) -> Retention? { locks.withLock { $0[name] } }

  func retain(_ name: StoredName, _ retention: Retention) throws(MirrorStoreError) -> Bool {
    let number = requests.withLock { requests in
      requests += 1
      return requests
    }
    if let last = failingAt.withLock({ $0 }), number >= last { throw .stopped }
    return locks.withLock { locks in
      if locks[name]?.covers(retention) == true { return false }
      locks[name] = retention
      return true
    }
  }

  func add(
    _ name: StoredName, _ content: StoredContent, digest: SHA256Digest, retaining retention: Retention
  ) throws(MirrorStoreError) {
    do throws(MirrorStoreError) { try store.add(name, content, digest: digest) } catch {
      if error.code == .exists { _ = try retain(name, retention) }
      throw error
    }
    _ = try retain(name, retention)
  }

  func replace(
    _ name: StoredName, _ content: StoredContent, digest: SHA256Digest, retaining retention: Retention
  ) throws(MirrorStoreError) {
    try store.replace(name, content, digest: digest)
    _ = try retain(name, retention)
  }
}
