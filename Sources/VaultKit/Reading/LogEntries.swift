internal import Custody
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// The log's entries, parsed.
enum LogEntries {
  /// Whether what could not be read is a control event: one that may forbid something.
  static func isControl(
    _ failure: EventFailure, _ session: UnlockedVault, _ state: VaultState
  ) throws(VaultError) -> Bool {
    let entries = try read(
      session.vault.log, from: failure.index, to: failure.index + 1, head: state.head)
    return entries[0].entry.entryClass == .control
  }

  /// The entries of a range, each proven to be in the tree that the checkpoint was signed for.
  /// - Throws: `.corrupt` for an entry that is none.
  static func read(
    _ log: LogStore, from start: UInt64, to end: UInt64, head: TreeHead
  ) throws(VaultError) -> [(index: UInt64, entry: LogEntry)] {
    var result: [(index: UInt64, entry: LogEntry)] = []
    result.reserveCapacity(Int(end - start))
    do throws(LogReadError<VaultError>) {
      try log.forEachBundle(from: start, to: end, in: head) { first, entries throws(VaultError) in
        for (offset, bytes) in entries.enumerated() {
          let index = first + UInt64(offset)
          guard let entry = LogEntry(bytes) else {
            throw VaultError(.corrupt, "Entry \(index) of the custody log is not an entry.")
          }
          result.append((index, entry))
        }
      }
    } catch {
      switch error {
      case .store(let error): throw VaultError(error)
      case .body(let error): throw error
      }
    }
    return result
  }
}
