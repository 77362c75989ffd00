import Synchronization
import VaultCrypto

@testable import MirrorStores

/// A store that says other sizes than files have, and goes on sending for as long as somebody takes it.
final class LyingStore: PassingStore {
  /// What it says of every object.
  let size: UInt64
  let store: any MirrorStore
  private let count = Mutex<UInt64>(0)

  /// Whether its list does not name tiles that it has.
  private let hidesTiles: Bool

  init(_ store: any MirrorStore, size: UInt64, hidesTiles: Bool = false) {
    (self.store, self.size, self.hidesTiles) = (store, size, hidesTiles)
  }

  /// How many bytes of objects somebody took.
  var taken: UInt64 { count.withLock { $0 } }

  func size(of name: StoredName) throws(MirrorStoreError) -> UInt64? {
    name.text.hasPrefix("objects/") ? size : try store.size(of: name)
  }

  func list(_ prefix: String, after: StoredName?) throws(MirrorStoreError) -> StoredPage {
    let page = try store.list(prefix, after: after)
    if hidesTiles, prefix == "log/tile/" { return StoredPage(files: [], hasMore: false) }
    guard prefix.hasPrefix("objects/") else { return page }
    return StoredPage(files: page.files.map { ($0.name, size) }, hasMore: page.hasMore)
  }

  func read(
    _ name: StoredName, from first: UInt64, count: UInt64, take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    guard name.text.hasPrefix("objects/") else { return try store.read(name, from: first, count: count, take: take) }
    let junk = [UInt8](repeating: 7, count: 1 << 16)
    // Somewhere a test has to end that fails.
    for _ in 0..<4096 {
      try take(junk[...])
      self.count.withLock { $0 += UInt64(junk.count) }
    }
  }
}
