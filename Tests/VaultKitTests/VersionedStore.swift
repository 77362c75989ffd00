import MirrorStores

/// A store that keeps what is removed or replaced.
struct VersionedStore: PassingStore {
  let store: any MirrorStore

  init(_ store: any MirrorStore) { self.store = store }

  func keepsVersions() throws(MirrorStoreError) -> Bool? { true }
}
