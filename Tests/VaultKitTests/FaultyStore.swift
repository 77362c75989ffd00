import MirrorStores
import Synchronization
import VaultCrypto

/// A store that counts what it is asked for, and fails at one writing request: before it is done, or after.
final class FaultyStore: MirrorStore {
  enum Fault { case before, after }

  private let store: any MirrorStore
  private let fault: (number: Int, kind: Fault)?
  private let requests = Mutex(0)
  private let writes = Mutex(0)

  init(_ store: any MirrorStore, failingAt fault: (number: Int, kind: Fault)? = nil) {
    self.store = store
    self.fault = fault
  }

  var requestCount: Int { requests.withLock { $0 } }
  var writeCount: Int { writes.withLock { $0 } }
  var place: String { store.place }

  private func count() { requests.withLock { $0 += 1 } }

  private func write(_ body: () throws(MirrorStoreError) -> Void) throws(MirrorStoreError) {
    count()
    let number = writes.withLock { writes in
      writes += 1
      return writes
    }
    // From there on nothing works any more, as where a network is gone.
    guard let fault, number >= fault.number else { return try body() }
    if number == fault.number, fault.kind == .after { try body() }
    throw .stopped
  }

  func keepsVersions() throws(MirrorStoreError) -> Bool? {
    count()
    return try store.keepsVersions()
  }

  func size(of name: StoredName) throws(MirrorStoreError) -> UInt64? {
    count()
    return try store.size(of: name)
  }

  func list(_ prefix: String, after: StoredName?) throws(MirrorStoreError) -> StoredPage {
    count()
    return try store.list(prefix, after: after)
  }

  func bytes(of name: StoredName, limit: Int) throws(MirrorStoreError) -> [UInt8] {
    count()
    return try store.bytes(of: name, limit: limit)
  }

  func read(
    _ name: StoredName, from first: UInt64, count: UInt64, take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    self.count()
    try store.read(name, from: first, count: count, take: take)
  }

  func add(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    try write { () throws(MirrorStoreError) in try store.add(name, content, digest: digest) }
  }

  func replace(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    try write { () throws(MirrorStoreError) in try store.replace(name, content, digest: digest) }
  }

  func remove(_ name: StoredName) throws(MirrorStoreError) {
    try write { () throws(MirrorStoreError) in try store.remove(name) }
  }

  func flush() throws(MirrorStoreError) { try store.flush() }
}
