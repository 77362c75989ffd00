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

  static let maximumByteCount = UInt64(Int64.max) - 1

  private let objects: ObjectStore
  private let staging: StagingFolder
  private let source: Mirror
  private let progress: @Sendable (UInt64) -> Void
  private let isInterrupted: @Sendable () -> Bool
  private let state = Mutex(Result())

  init(
    _ objects: ObjectStore, _ staging: StagingFolder, from source: Mirror,
    _ progress: @escaping @Sendable (UInt64) -> Void, _ isInterrupted: @escaping @Sendable () -> Bool
  ) {
    self.objects = objects
    self.staging = staging
    self.source = source
    self.progress = progress
    self.isInterrupted = isInterrupted
  }

  var result: Result { state.withLock { $0 } }

  func run(_ names: [SHA256Digest]) throws(VaultError) {
    try Crew.run(names.count, atOnce: Mirror.atOnce) { [self] place throws(VaultError) in
      guard !isInterrupted() else {
        throw VaultError(.interrupted, "Interrupted.", next: "Run the command again: it goes on where it was.")
      }
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
  }

  /// - Returns: how many bytes it has; nil where it is not whole there, which is noted.
  private func fetch(_ name: SHA256Digest, as temporary: FilePath) throws(VaultError) -> UInt64? {
    var hasher = SHA256()
    var count: UInt64 = 0
    var failure: FileError?
    let file = try files { () throws(FileError) in try staging.folder.create(temporary) }
    do throws(MirrorStoreError) {
      try source.store.read(MirrorLayout.object(name), from: 0, count: Self.maximumByteCount) {
        piece throws(MirrorStoreError) in
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
      guard error.code == .notFound else { throw VaultError(error) }
      return try note(name, "it is not there", temporary)
    }
    guard hasher.finish() == name else { return try note(name, "its bytes are not what its name says", temporary) }
    try files { () throws(FileError) in
      try file.seal(constantTime: ObjectStore.constantTime)
      try file.sync()
    }
    return count
  }

  private func note(_ name: SHA256Digest, _ why: String, _ temporary: FilePath) throws(VaultError) -> UInt64? {
    state.withLock { $0.bad[name] = why }
    try files { () throws(FileError) in try staging.folder.removeTree(temporary) }
    return nil
  }
}
