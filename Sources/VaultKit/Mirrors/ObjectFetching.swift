internal import MirrorStores
internal import Synchronization
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Brings objects from a mirror into a vault, several at once. One gets its name, or takes the place of a damaged one, only once all its bytes were
/// compared with it.
final class ObjectFetching: Sendable {
  struct Result {
    var good: Set<SHA256Digest> = []
    var bad: [SHA256Digest: String] = [:]
    var byteCount: UInt64 = 0
    /// Whether it ended because of what happened here, and not in the mirror.
    var failedHere = false
    /// Objects that are not whole there, at a place that may keep older versions of them and does not tell, or does not give them.
    var untold: Set<SHA256Digest> = []
    fileprivate var keepsVersions: Bool?
  }

  /// No more than this is read of what is not kept here: 16 TiB, more than most file systems let a file have.
  static let maximumByteCount: UInt64 = 16 << 40
  private static let askedOneByOne = 100

  private let objects: ObjectStore
  private let staging: StagingFolder
  private let source: Mirror
  private let total: (@Sendable (UInt64) -> Void)?
  private let replaces: Bool
  private let asksOlder: Bool
  private let progress: @Sendable (UInt64) -> Void
  private let isInterrupted: @Sendable () -> Bool
  private let known: [SHA256Digest: UInt64]
  private let state = Mutex(Result())

  /// - Parameters:
  ///   - replaces: whether objects take the place of others, so that each must last before it has its name; else all last together when
  ///     `run` returns.
  ///   - asksOlder: whether a place that keeps versions is asked for older ones of what is not whole there.
  ///   - total: is told how many bytes will come, before any does.
  ///   - sizes: how many bytes objects have there, as far as it is known; the place is asked for the others. More is taken of none.
  init(
    _ objects: ObjectStore, _ staging: StagingFolder, from source: Mirror, replaces: Bool = false,
    asksOlder: Bool = false,
    _ total: (@Sendable (UInt64) -> Void)?, _ progress: @escaping @Sendable (UInt64) -> Void,
    _ isInterrupted: @escaping @Sendable () -> Bool, sizes: [SHA256Digest: UInt64] = [:]
  ) {
    self.objects = objects
    self.staging = staging
    self.source = source
    self.total = total
    self.replaces = replaces
    self.asksOlder = asksOlder
    self.progress = progress
    self.isInterrupted = isInterrupted
    known = sizes
  }

  var result: Result { state.withLock { $0 } }

  /// - Throws: `.failed` where there is no room for all of them. One for which alone there is none is noted, and keeps no other from coming.
  func run(_ all: [SHA256Digest]) throws(VaultError) {
    let unknown = Set(all.filter { known[$0] == nil })
    let sizes = try known.merging(Self.sizes(of: unknown, from: source)) { known, _ in known }
    let free = staging.folder.freeByteCount ?? .max
    let byteCount = all.reduce(0 as UInt64) { sum, name in
      guard let size = sizes[name], size <= free else { return sum }
      let (sum, isOver) = sum.addingReportingOverflow(size)
      return isOver ? .max : sum
    }
    try FreeSpace.require(byteCount, in: staging.folder, from: source)
    total?(byteCount)
    try Crew.run(all.count, atOnce: Mirror.atOnce) { [self] place throws(VaultError) in
      if isInterrupted() { throw Self.interruption }
      let name = all[place]
      let temporary = FilePath(name.hex)
      do throws(VaultError) {
        guard let count = try fetch(name, sizes[name], free, as: temporary) else { return }
        try here { () throws(FileError) in try objects.publish(temporary, as: name, staging: staging) }
        state.withLock {
          $0.good.insert(name)
          $0.bad[name] = nil
          $0.untold.remove(name)
          $0.byteCount += count
        }
      } catch {
        try? staging.folder.removeTree(temporary)
        throw error
      }
    }
    if !replaces, !all.isEmpty { try files { () throws(FileError) in try staging.folder.syncFileSystem() } }
  }

  static let interruption = VaultError(
    .interrupted, "Interrupted.", next: "Run the command again: it goes on where it was.")

  /// How many bytes they have there, as the place says: asked for one by one where there are few, else by its list.
  static func sizes(of names: Set<SHA256Digest>, from source: Mirror) throws(VaultError) -> [SHA256Digest: UInt64] {
    var found: [SHA256Digest: UInt64] = [:]
    try mirror { () throws(MirrorStoreError) in
      if names.count <= askedOneByOne {
        for name in names { found[name] = try source.store.size(of: MirrorLayout.object(name)) }
      } else {
        try source.store.forEach(MirrorLayout.objects) { name, size in
          if let object = MirrorLayout.object(name), names.contains(object) { found[object] = size }
        }
      }
    }
    return found
  }

  /// - Returns: how many bytes it has; nil where it is not whole there, which is noted.
  private func fetch(
    _ name: SHA256Digest, _ size: UInt64?, _ free: UInt64, as temporary: FilePath
  ) throws(VaultError) -> UInt64? {
    if let size {
      if let count = try receive(name, size, nil, free, as: temporary) { return count }
    } else {
      _ = note(name, "it is not there")
    }
    return asksOlder ? try fetchOlder(name, free, as: temporary) : nil
  }

  /// What was put over it, or marks it as removed, somebody put there later: the first version is asked for first.
  private func fetchOlder(
    _ name: SHA256Digest, _ free: UInt64, as temporary: FilePath
  ) throws(VaultError) -> UInt64? {
    guard try keepsVersions() else { return nil }
    let versions = try mirror { () throws(MirrorStoreError) in
      try source.store.versions(of: MirrorLayout.object(name))
    }
    guard let versions else {
      state.withLock { _ = $0.untold.insert(name) }
      return nil
    }
    for version in versions.reversed() {
      if isInterrupted() { throw Self.interruption }
      if let count = try receive(name, version.size, version, free, as: temporary) { return count }
    }
    return nil
  }

  /// Whether the place may have versions. It is asked once, where something is not whole.
  private func keepsVersions() throws(VaultError) -> Bool {
    if let known = state.withLock({ $0.keepsVersions }) { return known }
    let keeps = try mirror { () throws(MirrorStoreError) in try source.store.keepsVersions() } != false
    state.withLock { $0.keepsVersions = keeps }
    return keeps
  }

  /// - Parameter version: nil for what is in plain sight.
  private func receive(
    _ name: SHA256Digest, _ size: UInt64, _ version: StoredVersion?, _ free: UInt64, as temporary: FilePath
  ) throws(VaultError) -> UInt64? {
    guard size <= free else { return note(name, "it is said to have \(size) bytes, for which there is no room") }
    var hasher = SHA256()
    var count: UInt64 = 0
    var failure: FileError?
    var isOver = false
    let file = try here { () throws(FileError) in try staging.folder.create(temporary) }
    do throws(MirrorStoreError) {
      try read(name, version, count: size < .max ? size + 1 : size) { piece throws(MirrorStoreError) in
        if isInterrupted() { throw .stopped }
        isOver = UInt64(piece.count) > size - count
        if isOver { throw .stopped }
        let bytes = Array(piece)
        hasher.update(bytes)
        do throws(FileError) { try file.write(bytes) } catch {
          failure = error
          throw .stopped
        }
        count += UInt64(bytes.count)
        if version == nil { progress(UInt64(bytes.count)) }
      }
    } catch {
      if let failure { try here { () throws(FileError) in throw failure } }
      if isOver { return try note(name, "more bytes came than the \(size) that the place says it has", temporary) }
      if isInterrupted() { throw Self.interruption }
      if version != nil, error.code == .notPermitted {
        state.withLock { _ = $0.untold.insert(name) }
        return try note(name, "its older versions are not given", temporary)
      }
      guard error.code == .notFound else { throw VaultError(error) }
      return try note(name, "it is not there", temporary)
    }
    guard hasher.finish() == name else { return try note(name, "its bytes are not what its name says", temporary) }
    try here { () throws(FileError) in
      try file.seal(constantTime: ObjectStore.constantTime)
      if replaces { try file.sync() }
    }
    return count
  }

  private func read(
    _ name: SHA256Digest, _ version: StoredVersion?, count: UInt64,
    take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    let name = MirrorLayout.object(name)
    guard let version else { return try source.store.read(name, from: 0, count: count, take: take) }
    try source.store.read(name, version: version, count: count, take: take)
  }

  private func here<R: ~Copyable>(_ body: () throws(FileError) -> R) throws(VaultError) -> R {
    do throws(FileError) { return try body() } catch {
      state.withLock { $0.failedHere = true }
      throw VaultError(error)
    }
  }

  private func note(_ name: SHA256Digest, _ why: String) -> UInt64? {
    state.withLock { $0.bad[name] = why }
    return nil
  }

  private func note(_ name: SHA256Digest, _ why: String, _ temporary: FilePath) throws(VaultError) -> UInt64? {
    try files { () throws(FileError) in try staging.folder.removeTree(temporary) }
    return note(name, why)
  }
}
