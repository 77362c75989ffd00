internal import Custody
internal import TransparencyLog
internal import VaultStore

/// When a vault's last event was recorded, so that a clock that ran backwards is noticed.
enum LastEvent {
  /// What is sealed to others, was moved or erased, or is no event is passed over, so many times.
  private static let reach: UInt64 = 8

  /// What the last event says that can be read; for whoever can read none, when this machine last saw the log grow. Nil where neither is known.
  static func recorded(_ vault: Vault, _ state: VaultState, _ keys: CompartmentKeys) -> Timestamp? {
    recorded(vault, state, keys, before: state.head.size)
      ?? vault.memory.seen(vault.fingerprint).map { Timestamp(seconds: $0) }
  }

  /// What the last event before an index says that can be read; nil where none of the last few can.
  static func recorded(
    _ vault: Vault, _ state: VaultState, _ keys: CompartmentKeys, before end: UInt64
  ) -> Timestamp? {
    let reader = EventReader(vault, state.rosters, keys: keys)
    guard !keys.all.isEmpty, end <= state.head.size,
      let entries = try? LogEntries.read(vault.log, from: end - min(Self.reach, end), to: end, head: state.head)
    else { return nil }
    for (index, entry) in entries.reversed() where [.ordinary, .control].contains(entry.entryClass) {
      if let event = try? reader.read(entry, at: index) { return event.statement.recorded }
    }
    return nil
  }
}
