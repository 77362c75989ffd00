internal import Custody
internal import MirrorStores
internal import Synchronization

/// Asks a mirror how its files are locked, several at once.
final class MirrorLockCheck: Sendable {
  struct Result {
    /// Not locked, or weaker than they are to be.
    var unlocked: [StoredName] = []
    /// Locked, but not for long any more: until when.
    var expiring: [StoredName: String] = [:]
    var count = 0
  }

  private let store: any RetainingMirrorStore
  private let lock: MirrorLock
  private let (now, soon): (String, String)
  private let state = Mutex(Result())

  /// - Parameter soon: locks that end before it are told.
  /// - Returns: nil for a mirror that locks nothing.
  init?(_ mirror: Mirror, soon: Timestamp) {
    guard let lock = mirror.lock, let store = mirror.store as? any RetainingMirrorStore else { return nil }
    (self.store, self.lock) = (store, lock)
    (now, self.soon) = (Timestamp.now.description, soon.description)
  }

  var result: Result { state.withLock { $0 } }

  func run(_ names: [StoredName]) throws(VaultError) {
    try Crew.run(names.count, atOnce: Mirror.atOnce) { [self] place throws(VaultError) in
      let retention: Retention?
      do throws(MirrorStoreError) { retention = try store.retention(of: names[place]) } catch {
        // That it is missing is told elsewhere.
        if error.code == .notFound { return }
        throw VaultError(error)
      }
      state.withLock { state in
        state.count += 1
        guard let retention, retention.mode >= lock.mode, retention.until > now else {
          return state.unlocked.append(names[place])
        }
        if retention.until < soon { state.expiring[names[place]] = retention.until }
      }
    }
  }
}
