internal import Custody
internal import TransparencyLog
internal import VaultStore

/// When a vault's last event was recorded, so that a clock that ran backwards is noticed.
enum LastEvent {
  /// What is sealed to others, was moved or erased, or is no event is passed over, so many times.
  private static let reach: UInt64 = 8

  /// What the last event says that can be read; for whoever can read none, when this machine last saw the log grow. Nil where neither is known.
  static func recorded(_ vault: Vault, _ state: VaultState, _ keys: CompartmentKeys) -> Timestamp? {
    let start = state.head.size - min(Self.reach, state.head.size)
    let reader = EventReader(vault, state.rosters, keys: keys)
    if !keys.all.isEmpty,
      let entries = try? LogEntries.read(vault.log, from: start, to: state.head.size, head: state.head)
    {
      for (index, entry) in entries.reversed() where [.ordinary, .control].contains(entry.entryClass) {
        if let event = try? reader.read(entry, at: index) { return event.statement.recorded }
      }
    }
    return vault.memory.seen(vault.fingerprint).map { Timestamp(seconds: $0) }
  }
}
