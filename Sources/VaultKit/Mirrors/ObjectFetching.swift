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
  }

  /// No more than this is taken of what nobody knows the size of: 16 TiB, more than most file systems let a file have.
  static let maximumByteCount: UInt64 = 16 << 40
  private static let askedOneByOne = 100

  private let objects: ObjectStore
  private let staging: StagingFolder
  private let source: Mirror
  private let total: (@Sendable (UInt64) -> Void)?
  private let replaces: Bool
  private let progress: @Sendable (UInt64) -> Void
  private let isInterrupted: @Sendable () -> Bool
  private let sizes: [SHA256Digest: UInt64]
  private let state = Mutex(Result())

  /// - Parameters:
  ///   - replaces: whether objects take the place of others, so that each must last before it has its name; else all last together when
  ///     `run` returns.
  ///   - total: is told how many bytes will come, before any does; nil where nobody wants to know: then nobody is asked.
  ///   - sizes: how many bytes objects have there, as far as it is known: of one that has more no more is taken.
  init(
    _ objects: ObjectStore, _ staging: StagingFolder, from source: Mirror, replaces: Bool = false,
    _ total: (@Sendable (UInt64) -> Void)?, _ progress: @escaping @Sendable (UInt64) -> Void,
    _ isInterrupted: @escaping @Sendable () -> Bool, sizes: [SHA256Digest: UInt64] = [:]
  ) {
    self.objects = objects
    self.staging = staging
    self.source = source
    self.total = total
    self.replaces = replaces
    self.progress = progress
    self.isInterrupted = isInterrupted
    self.sizes = sizes
  }

  var result: Result { state.withLock { $0 } }

  func run(_ names: [SHA256Digest]) throws(VaultError) {
    if let total { total(try byteCount(of: names)) }
    try Crew.run(names.count, atOnce: Mirror.atOnce) { [self] place throws(VaultError) in
      if isInterrupted() { throw Self.interruption }
      let name = names[place]
      let temporary = FilePath(name.hex)
      do throws(VaultError) {
        guard let count = try fetch(name, as: temporary) else { return }
        try files { () throws(FileError) in try objects.publish(temporary, as: name, staging: staging) }
        state.withLock {
          $0.good.insert(name)
          $0.byteCount += count
        }
      } catch {
        try? staging.folder.removeTree(temporary)
        throw error
      }
    }
    if !replaces, !names.isEmpty { try files { () throws(FileError) in try staging.folder.syncFileSystem() } }
  }

  static let interruption = VaultError(
    .interrupted, "Interrupted.", next: "Run the command again: it goes on where it was.")

  /// How many bytes they have there, as the place says: asked for one by one where there are few, else by its list.
  private func byteCount(of names: [SHA256Digest]) throws(VaultError) -> UInt64 {
    var found = sizes
    let unknown = Set(names.filter { found[$0] == nil })
    try mirror { () throws(MirrorStoreError) in
      if unknown.count <= Self.askedOneByOne {
        for name in unknown { found[name] = try source.store.size(of: MirrorLayout.object(name)) }
      } else {
        try source.store.forEach(MirrorLayout.objects) { name, size in
          if let object = MirrorLayout.object(name), unknown.contains(object) { found[object] = size }
        }
      }
    }
    return names.reduce(0) { $0 &+ (found[$1] ?? 0) }
  }

  /// - Returns: how many bytes it has; nil where it is not whole there, which is noted.
  private func fetch(_ name: SHA256Digest, as temporary: FilePath) throws(VaultError) -> UInt64? {
    var hasher = SHA256()
    var count: UInt64 = 0
    var failure: FileError?
    let file = try files { () throws(FileError) in try staging.folder.create(temporary) }
    do throws(MirrorStoreError) {
      try source.store.read(
        MirrorLayout.object(name), from: 0, count: sizes[name].map { max($0, 1) } ?? Self.maximumByteCount
      ) {
        piece throws(MirrorStoreError) in
        if isInterrupted() { throw .stopped }
        let bytes = Array(piece)
        hasher.update(bytes)
        do throws(FileError) { try file.write(bytes) } catch {
          failure = error
          throw .stopped
        }
        count += UInt64(bytes.count)
        progress(UInt64(bytes.count))
      }
    } catch {
      if let failure { throw VaultError(failure) }
      if isInterrupted() { throw Self.interruption }
      guard error.code == .notFound else { throw VaultError(error) }
      return try note(name, "it is not there", temporary)
    }
    guard hasher.finish() == name else { return try note(name, "its bytes are not what its name says", temporary) }
    try files { () throws(FileError) in
      try file.seal(constantTime: ObjectStore.constantTime)
      if replaces { try file.sync() }
    }
    return count
  }

  private func note(_ name: SHA256Digest, _ why: String, _ temporary: FilePath) throws(VaultError) -> UInt64? {
    state.withLock { $0.bad[name] = why }
    try files { () throws(FileError) in try staging.folder.removeTree(temporary) }
    return nil
  }
}
