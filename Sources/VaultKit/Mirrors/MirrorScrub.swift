internal import MirrorStores
internal import Synchronization
internal import VaultCrypto

/// Reads a mirror's objects, several at once, and compares their bytes with their names.
final class MirrorScrub: Sendable {
  struct Result {
    var bad: [SHA256Digest: String] = [:]
    var byteCount: UInt64 = 0
  }

  private let target: Mirror
  private let progress: @Sendable (UInt64) -> Void
  private let isInterrupted: @Sendable () -> Bool
  private let state = Mutex(Result())

  init(
    _ target: Mirror, _ progress: @escaping @Sendable (UInt64) -> Void, _ isInterrupted: @escaping @Sendable () -> Bool
  ) {
    self.target = target
    self.progress = progress
    self.isInterrupted = isInterrupted
  }

  var result: Result { state.withLock { $0 } }

  func run(_ objects: [(name: SHA256Digest, size: UInt64)]) throws(VaultError) {
    try Crew.run(objects.count, atOnce: Mirror.atOnce) { [self] place throws(VaultError) in
      if isInterrupted() { throw ObjectFetching.interruption }
      let (name, size) = objects[place]
      var hasher = SHA256()
      var count: UInt64 = 0
      do throws(MirrorStoreError) {
        try target.store.read(MirrorLayout.object(name), from: 0, count: size + 1) {
          piece throws(MirrorStoreError) in
          if isInterrupted() { throw .stopped }
          hasher.update(Array(piece))
          count += UInt64(piece.count)
          progress(UInt64(piece.count))
        }
      } catch {
        if isInterrupted() { throw ObjectFetching.interruption }
        guard error.code == .notFound else { throw VaultError(error) }
      }
      let read = count
      let isRight = hasher.finish() == name
      state.withLock { state in
        state.byteCount += read
        if !isRight { state.bad[name] = read == size ? "its bytes are not what its name says" : "it has another size" }
      }
    }
  }
}
