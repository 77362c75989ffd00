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
  private let progress: @Sendable (UInt64) -> Void
  private let isInterrupted: @Sendable () -> Bool
  private let state = Mutex(Result())

  init(
    _ vault: Vault, _ writer: MirrorWriter, _ progress: @escaping @Sendable (UInt64) -> Void,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) {
    self.vault = vault
    self.writer = writer
    self.progress = progress
    self.isInterrupted = isInterrupted
  }

  var result: Result { state.withLock { $0 } }

  func run(_ names: [SHA256Digest]) throws(VaultError) {
    let folder = vault.folder
    try Crew.run(names.count, atOnce: Mirror.atOnce) { [self] place throws(VaultError) in
      guard !isInterrupted() else {
        throw VaultError(
          .interrupted, "Interrupted.", safe: "The mirror is as it was, and what was brought is not brought again.",
          next: "Run the command again: it goes on where it was.")
      }
      let path = ObjectStore.path(of: names[place])
      guard let size = try files({ () throws(FileError) in try vault.objects.size(names[place]) }) else {
        state.withLock { $0.bad.append(names[place]) }
        return
      }
      do throws(MirrorStoreError) {
        try writer.add(MirrorLayout.object(names[place]), .file(folder, path), digest: names[place])
        state.withLock {
          $0.count += 1
          $0.byteCount += size
        }
      } catch {
        switch error.code {
        // Brought before an interruption, and locked by now.
        case .exists: break
        case .changed: state.withLock { $0.bad.append(names[place]) }
        default: throw VaultError(error)
        }
      }
      progress(size)
    }
  }
}
