internal import MirrorStores
internal import Synchronization
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Sends objects of a vault to a mirror, several at once. What is damaged here does not arrive there.
final class ObjectSending: Sendable {
  /// What came of it.
  struct Result {
    var count = 0
    var byteCount: UInt64 = 0
    var bad: [SHA256Digest] = []
  }

  private let vault: Vault
  private let writer: MirrorWriter
  private let total: @Sendable (UInt64) -> Void
  private let progress: @Sendable (UInt64) -> Void
  private let isInterrupted: @Sendable () -> Bool
  private let arrived: @Sendable (SHA256Digest) -> Void
  private let state = Mutex(Result())

  /// - Parameters:
  ///   - total: is told how many bytes there are, before any is sent.
  ///   - arrived: called with each object that is there.
  init(
    _ vault: Vault, _ writer: MirrorWriter, _ total: @escaping @Sendable (UInt64) -> Void,
    _ progress: @escaping @Sendable (UInt64) -> Void, _ isInterrupted: @escaping @Sendable () -> Bool,
    arrived: @escaping @Sendable (SHA256Digest) -> Void = { _ in }
  ) {
    self.vault = vault
    self.writer = writer
    self.total = total
    self.progress = progress
    self.isInterrupted = isInterrupted
    self.arrived = arrived
  }

  var result: Result { state.withLock { $0 } }

  func run(_ names: [SHA256Digest]) throws(VaultError) {
    let folder = vault.folder
    let sizes = try names.map { name throws(VaultError) in
      try files { () throws(FileError) in try vault.objects.size(name) }
    }
    total(sizes.reduce(0) { $0 + ($1 ?? 0) })
    try Crew.run(names.count, atOnce: Mirror.atOnce) { [self] place throws(VaultError) in
      if isInterrupted() { throw interruption }
      let name = names[place]
      guard let size = sizes[place] else {
        state.withLock { $0.bad.append(name) }
        return
      }
      let passed = PassedBytes(size, progress)
      let content = StoredContent.metered(
        .file(folder, ObjectStore.path(of: name)),
        Meter { [isInterrupted] count in
          passed.note(UInt64(count))
          return !isInterrupted()
        })
      do throws(MirrorStoreError) {
        if try bring(name, content, size) {
          state.withLock {
            $0.count += 1
            $0.byteCount += size
          }
        }
        arrived(name)
      } catch {
        switch error.code {
        case .changed: state.withLock { $0.bad.append(name) }
        default: throw isInterrupted() ? interruption : VaultError(error)
        }
      }
      passed.finish()
    }
  }

  /// Brings one object. What an interrupted push brought is there, locked by now, unless the power went before it lasted: then it comes again.
  /// - Returns: whether it was sent.
  private func bring(
    _ name: SHA256Digest, _ content: StoredContent, _ size: UInt64
  ) throws(MirrorStoreError) -> Bool {
    let stored = MirrorLayout.object(name)
    do throws(MirrorStoreError) {
      try writer.add(stored, content, digest: name)
      return true
    } catch {
      guard error.code == .exists else { throw error }
      guard try !writer.holds(stored, byteCount: size, digest: name) else { return false }
      try writer.replace(stored, content, digest: name)
      return true
    }
  }

  private var interruption: VaultError {
    VaultError(
      .interrupted, "Interrupted.", safe: "What was there counts as before, and what was brought is not brought again.",
      next: "Run the command again: it goes on where it was.")
  }
}
