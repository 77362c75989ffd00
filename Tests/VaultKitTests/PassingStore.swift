import MirrorStores
import VaultCrypto

/// A store that passes everything on to another one: what a double does otherwise, it says itself.
protocol PassingStore: MirrorStore {
  var store: any MirrorStore { get }
}

extension PassingStore {
  var place: String { store.place }

  func keepsVersions() throws(MirrorStoreError) -> Bool? { try store.keepsVersions() }

  func size(of name: StoredName) throws(MirrorStoreError) -> UInt64? { try store.size(of: name) }

  func list(_ prefix: String, after: StoredName?) throws(MirrorStoreError) -> StoredPage {
    try store.list(prefix, after: after)
  }

  func bytes(of name: StoredName, limit: Int) throws(MirrorStoreError) -> [UInt8] {
    try store.bytes(of: name, limit: limit)
  }

  func read(
    _ name: StoredName, from first: UInt64, count: UInt64, take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) { try store.read(name, from: first, count: count, take: take) }

  func add(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    try store.add(name, content, digest: digest)
  }

  func replace(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    try store.replace(name, content, digest: digest)
  }

  func remove(_ name: StoredName) throws(MirrorStoreError) { try store.remove(name) }

  func flush() throws(MirrorStoreError) { try store.flush() }
}
