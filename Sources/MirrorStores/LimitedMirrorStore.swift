internal import VaultCrypto

/// A store whose contents come and go no faster than a limit allows. Lists and questions are not counted.
struct LimitedMirrorStore: MirrorStore {
  private let store: any MirrorStore
  private let limit: RateLimit

  init(_ store: any MirrorStore, _ limit: RateLimit) {
    self.store = store
    self.limit = limit
  }

  var place: String { store.place }

  func keepsVersions() throws(MirrorStoreError) -> Bool? { try store.keepsVersions() }

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
    let bytes = try store.bytes(of: name, limit: maximum)
    limit.pass(bytes.count)
    return bytes
  }

  func read(
    _ name: StoredName, from first: UInt64, count: UInt64, take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    try store.read(name, from: first, count: count) { piece throws(MirrorStoreError) in try pass(piece, take) }
  }

  func versions(of name: StoredName) throws(MirrorStoreError) -> [StoredVersion]? { try store.versions(of: name) }

  func read(
    _ name: StoredName, version: StoredVersion, count: UInt64,
    take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    try store.read(name, version: version, count: count) { piece throws(MirrorStoreError) in try pass(piece, take) }
  }

  private func pass(
    _ piece: ArraySlice<UInt8>, _ take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    var rest = piece
    while !rest.isEmpty {
      let some = rest.prefix(limit.pieceByteCount)
      limit.pass(some.count)
      try take(some)
      rest = rest.dropFirst(some.count)
    }
  }

  func add(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    try store.add(name, .metered(content, Meter(limit)), digest: digest)
  }

  func replace(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    try store.replace(name, .metered(content, Meter(limit)), digest: digest)
  }

  func remove(_ name: StoredName) throws(MirrorStoreError) { try store.remove(name) }

  func flush() throws(MirrorStoreError) { try store.flush() }
}
