internal import Custody
public import MirrorStores
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// A mirror of a vault, and what it said of itself when it was asked last.
public struct Mirror: Sendable {
  /// Several requests wait for the network at once; a disk is kept busy by few.
  static let atOnce = 8

  /// What its owner calls it.
  public let name: String
  let store: any MirrorStore
  /// Where its wrapped keys lie apart from everything else; nil where they lie in the same place, if anywhere.
  let keys: (any MirrorStore)?
  /// How what is brought there is locked; nil where it is not.
  let lock: MirrorLock?

  /// The mirror in a store.
  public init(_ name: String, _ store: any MirrorStore, keys: (any MirrorStore)? = nil, lock: MirrorLock? = nil) {
    (self.name, self.store, self.keys, self.lock) = (name, store, keys, lock)
  }

  /// Opens a mirror that this machine knows.
  /// - Parameters:
  ///   - limit: how fast contents may come and go, together with all others that have the same limit.
  ///   - patience: how often and how long a service is asked.
  public init(
    _ configuration: MirrorConfiguration, limit: RateLimit? = nil, patience: Patience = Patience()
  ) throws(VaultError) {
    try self.init(
      configuration.name, configuration.location, keys: configuration.keys, lock: configuration.lock, limit, patience)
  }

  /// Opens a mirror by its place alone, and the one of its wrapped keys.
  public init(
    _ location: MirrorLocation, keys: MirrorLocation? = nil, limit: RateLimit? = nil
  ) throws(VaultError) {
    try self.init(location.address, location, keys: keys, lock: nil, limit, Patience())
  }

  private init(
    _ name: String, _ location: MirrorLocation, keys: MirrorLocation?, lock: MirrorLock?, _ limit: RateLimit?,
    _ patience: Patience
  ) throws(VaultError) {
    func open(_ location: MirrorLocation) throws(VaultError) -> any MirrorStore {
      try mirror { () throws(MirrorStoreError) in
        try location.open(beside: Machine.runningProgram, patience: patience, limit: limit)
      }
    }
    self.init(name, try open(location), keys: try keys.map(open), lock: lock)
  }

  /// Where a file belongs.
  func store(of name: StoredName) -> any MirrorStore { SmallFiles.isKey(name) ? keys ?? store : store }

  /// Returns when everything that was kept lasts.
  func flush() throws(MirrorStoreError) {
    try store.flush()
    try keys?.flush()
  }

  /// Where files below a name may lie: keys that lie apart now may have lain beside everything else.
  func stores(below prefix: String) -> [any MirrorStore] {
    prefix.hasPrefix(SmallFiles.keys) ? [store, keys].compactMap { $0 } : [store]
  }

  /// Whether wrapped keys may lie there: only where removing them is deleting them.
  func holdsKeys() throws(VaultError) -> Bool {
    try VaultKit.mirror { () throws(MirrorStoreError) in try (keys ?? store).keepsVersions() } == false
  }

  /// Refuses a place that cannot lock what this mirror is to lock.
  func requireLocks() throws(VaultError) {
    guard lock != nil else { return }
    let canRetain = try VaultKit.mirror { () throws(MirrorStoreError) in
      try (store as? any RetainingMirrorStore)?.canRetain() ?? false
    }
    guard canRetain == true else {
      let why =
        canRetain == false
        ? "Object lock is not enabled for \(place)"
        : "The service does not tell whether object lock is enabled for \(place)"
      throw VaultError(
        .failed, "\(why): nothing can be locked there.", safe: "Nothing was changed.",
        next: canRetain == false
          ? "Services enable it when a bucket is made (CreateBucket with ObjectLockEnabledForBucket). Make such a bucket, or add the mirror without --retain."
          : "The credentials need s3:GetBucketObjectLockConfiguration.")
    }
  }

  /// Where it is.
  public var place: String { store.place }

  /// Whether it says of itself that it is a mirror, and so does the place of its keys.
  func isThere() throws(VaultError) -> Bool {
    for store in [store, keys].compactMap({ $0 }) {
      let bytes = try VaultKit.mirror { () throws(MirrorStoreError) in
        try store.bytesIfPresent(MirrorLayout.vault, limit: MirrorIdentity.maximumByteCount)
      }
      if bytes == nil { return false }
    }
    return true
  }

  /// Refuses another vault's mirror, and keys.
  func require(_ fingerprint: Fingerprint) throws(VaultError) {
    try store.require(fingerprint)
    try keys?.require(fingerprint)
  }
}
