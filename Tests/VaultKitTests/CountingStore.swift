import Synchronization

@testable import MirrorStores

/// A store that counts how often it is asked.
final class CountingStore: PassingStore {
  let store: any MirrorStore
  private let asked = Mutex(0)

  init(_ store: any MirrorStore) { self.store = store }

  /// How often it was asked for a size, a list or bytes.
  var count: Int { asked.withLock { $0 } }

  func size(of name: StoredName) throws(MirrorStoreError) -> UInt64? {
    asked.withLock { $0 += 1 }
    return try store.size(of: name)
  }

  func list(_ prefix: String, after: StoredName?) throws(MirrorStoreError) -> StoredPage {
    asked.withLock { $0 += 1 }
    return try store.list(prefix, after: after)
  }

  func bytes(of name: StoredName, limit: Int) throws(MirrorStoreError) -> [UInt8] {
    asked.withLock { $0 += 1 }
    return try store.bytes(of: name, limit: limit)
  }
}
