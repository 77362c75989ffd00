internal import VaultCrypto

/// A store that can lock what it keeps, and whose contents come and go no faster than a limit allows.
struct LimitedRetainingMirrorStore: RetainingMirrorStore {
  private let store: any RetainingMirrorStore
  private let limited: LimitedMirrorStore
  private let limit: RateLimit

  init(_ store: any RetainingMirrorStore, _ limit: RateLimit) {
    self.store = store
    self.limit = limit
    limited = LimitedMirrorStore(store, limit)
  }

  var place: String { store.place }

  func keepsVersions() throws(MirrorStoreError) -> Bool? { try store.keepsVersions() }

  func canRetain() throws(MirrorStoreError) -> Bool? { try store.canRetain() }

  func remains(below prefix: String) throws(MirrorStoreError) -> StoredRemains { try store.remains(below: prefix) }

  func unfinished(
    below prefix: String, where isOwn: (StoredName) -> Bool
  ) throws(MirrorStoreError) -> StoredUnfinished? { try store.unfinished(below: prefix, where: isOwn) }

  func abandonUnfinished(
    below prefix: String, where isOwn: (StoredName) -> Bool
  ) throws(MirrorStoreError) -> Int? { try store.abandonUnfinished(below: prefix, where: isOwn) }

  func size(of name: StoredName) throws(MirrorStoreError) -> UInt64? { try store.size(of: name) }

  func holds(_ name: StoredName, byteCount: UInt64, digest: SHA256Digest) throws(MirrorStoreError) -> Bool {
    try store.holds(name, byteCount: byteCount, digest: digest)
  }

  func list(_ prefix: String, after: StoredName?) throws(MirrorStoreError) -> StoredPage {
    try store.list(prefix, after: after)
  }

  func bytes(of name: StoredName, limit maximum: Int) throws(MirrorStoreError) -> [UInt8] {
    try limited.bytes(of: name, limit: maximum)
  }

  func read(
    _ name: StoredName, from first: UInt64, count: UInt64, take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    try limited.read(name, from: first, count: count, take: take)
  }

  func versions(of name: StoredName) throws(MirrorStoreError) -> [StoredVersion]? { try store.versions(of: name) }

  func read(
    _ name: StoredName, version: StoredVersion, count: UInt64,
    take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    try limited.read(name, version: version, count: count, take: take)
  }

  func retention(of name: StoredName) throws(MirrorStoreError) -> Retention? { try store.retention(of: name) }

  func add(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    try limited.add(name, content, digest: digest)
  }

  func add(
    _ name: StoredName, _ content: StoredContent, digest: SHA256Digest, retaining retention: Retention
  ) throws(MirrorStoreError) {
    try store.add(name, .metered(content, Meter(limit)), digest: digest, retaining: retention)
  }

  func replace(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    try limited.replace(name, content, digest: digest)
  }

  func replace(
    _ name: StoredName, _ content: StoredContent, digest: SHA256Digest, retaining retention: Retention
  ) throws(MirrorStoreError) {
    try store.replace(name, .metered(content, Meter(limit)), digest: digest, retaining: retention)
  }

  func retain(_ name: StoredName, _ retention: Retention) throws(MirrorStoreError) -> Bool {
    try store.retain(name, retention)
  }

  func remove(_ name: StoredName) throws(MirrorStoreError) { try store.remove(name) }

  func flush() throws(MirrorStoreError) { try store.flush() }
}
