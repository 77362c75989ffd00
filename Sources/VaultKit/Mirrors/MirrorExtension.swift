public import Custody
internal import MirrorStores
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto

/// Locks what a mirror has for longer. A lock is never made shorter or weaker; what was erased is left alone, so that its lock ends.
public struct MirrorExtension: Sendable {
  /// What was done.
  public struct Report: Sendable {
    /// Until when everything is locked at least, but for what failed.
    public internal(set) var until: Timestamp
    /// Files that are to be locked.
    public internal(set) var count = 0
    /// Of these, those whose lock was changed.
    public internal(set) var extended = 0
    /// Those that could not be locked, and why.
    public internal(set) var failed: [(name: String, why: String)] = []
  }

  private let vault: Vault
  private let target: Mirror
  private let end: Timestamp
  private let retention: Retention

  /// An extension until a time, or by what the mirror was added with.
  /// - Throws: `.usage` for a mirror that locks nothing, for a time that is over, and for one after ``MirrorLock/latest``.
  public init(_ vault: Vault, _ mirror: Mirror, until end: Timestamp? = nil, for period: RetentionPeriod? = nil)
    throws(VaultError)
  {
    guard let lock = mirror.lock else {
      throw VaultError(
        .usage, "The mirror \(mirror.name) locks nothing.", safe: "Nothing was changed.",
        next: "Where its bucket has object lock: evault mirror remove \(mirror.name), then add it again with --retain.")
    }
    let last = end ?? (period ?? lock.period).end(from: .now)
    guard last > .now else { throw VaultError(.usage, "\(last) is over.", safe: "Nothing was changed.") }
    retention = try MirrorLock.retention(lock.mode, until: last)
    (self.vault, target, self.end) = (vault, mirror, last)
  }

  /// Runs it. Where a service makes a lock shorter, it ends at once.
  /// - Parameters:
  ///   - progress: is told of each file, from any thread.
  ///   - isInterrupted: asked between files; what was locked until then is only read the next time.
  public func run(
    progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> Report {
    let state = try vault.state()
    _ = try MirrorView(target, vault, state)
    try target.requireLocks()
    guard let store = target.store as? any RetainingMirrorStore else { return Report(until: end) }
    let names = try names(state)
    let (name, retention) = (target.name, retention)
    let done = Done(Report(until: end, count: names.count))
    try Crew.run(names.count, atOnce: Mirror.atOnce) { place throws(VaultError) in
      guard !isInterrupted() else {
        throw VaultError(
          .interrupted, "Interrupted: not everything in \(name) is locked until \(retention.until).",
          safe: "No lock became shorter.", next: "Run the command again: it goes on where it was.")
      }
      do throws(MirrorStoreError) {
        if try store.retain(names[place], retention) { done.report.withLock { $0.extended += 1 } }
      } catch {
        guard [.unlocked, .notPermitted, .notFound].contains(error.code) else { throw VaultError(error) }
        let why = VaultError(error).message
        done.report.withLock { $0.failed.append((names[place].text, why)) }
      }
      progress(1)
    }
    var report = done.report.withLock { $0 }
    report.failed.sort { $0.name < $1.name }
    return report
  }

  /// What is there and is to be locked: of objects only those that the log names and that were not erased.
  private func names(_ state: VaultState) throws(VaultError) -> [StoredName] {
    let erased = Set(try Tombstones(vault, state).all.flatMap(\.objects))
    var wanted: Set<SHA256Digest> = []
    for (_, entry) in try LogEntries.read(vault.log, from: 0, to: state.head.size, head: state.head) {
      wanted.formUnion(entry.objects)
    }
    wanted.subtract(erased)
    var names: [StoredName] = []
    try mirror { () throws(MirrorStoreError) in
      try target.store.forEach("") { name, _ in
        guard MirrorLayout.isLocked(name) else { return }
        if let object = MirrorLayout.object(name), !wanted.contains(object) { return }
        names.append(name)
      }
    }
    return names
  }

  private final class Done: Sendable {
    let report: Mutex<Report>

    init(_ report: Report) { self.report = Mutex(report) }
  }
}
