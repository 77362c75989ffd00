internal import Custody
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// Reads the custody log's events in order, with all processors and a bounded number in memory.
struct EventWalk {
  private static let windowCount: UInt64 = 512

  let session: UnlockedVault
  let state: VaultState

  /// Calls `body` with each event, or why it could not be read, in the order of the log; what came home by handoff before the event that
  /// brought it. Rosters and tombstones are passed over.
  /// - Parameter isWanted: asked of each entry; events of others are not opened.
  func forEach(
    from start: UInt64 = 0, where isWanted: (LogEntry) -> Bool = { _ in true },
    _ body: (Result<CustodyEvent, EventFailure>) throws(VaultError) -> Void
  ) throws(VaultError) {
    guard start < state.head.size else { return }
    let reader = try reader()
    var index = start
    var opened: [Result<CustodyEvent, EventFailure>] = []
    // While the body takes one window's events, the next window's are opened.
    while index < state.head.size {
      let end = min(index + Self.windowCount, state.head.size)
      let entries = try LogEntries.read(session.vault.log, from: index, to: end, head: state.head)
      let wanted = entries.filter { isWanted($0.entry) }
      let ahead = Ahead { Self.open(wanted, reader) }
      do throws(VaultError) {
        for event in opened { try body(event) }
      } catch {
        _ = ahead.value()
        throw error
      }
      opened = ahead.value()
      index = end
    }
    for event in opened { try body(event) }
  }

  /// The same for some entries only, in the order in which they are given; an index that the log does not reach is passed over.
  /// - Parameter indexes: ascending.
  func forEach(
    at indexes: [UInt64], _ body: (Result<CustodyEvent, EventFailure>) throws(VaultError) -> Void
  ) throws(VaultError) {
    guard !indexes.isEmpty else { return }
    let reader = try reader()
    var rest = indexes.filter { $0 < state.head.size }[...]
    while let first = rest.first {
      // An entry bundle is proven as a whole: entries that lie together are read together.
      let end = first - first % Self.windowCount + Self.windowCount
      let wanted = rest.prefix { $0 < end }
      rest = rest.dropFirst(wanted.count)
      guard let last = wanted.last else { break }
      let entries = try LogEntries.read(session.vault.log, from: first, to: last + 1, head: state.head)
      for event in Self.open(wanted.map({ entries[Int($0 - first)] }), reader) { try body(event) }
    }
  }

  private func reader() throws(VaultError) -> EventReader {
    EventReader(session, state.rosters, places: try RecordPlaces(session, state))
  }

  /// The events of entries that bring some, in their order.
  private static func open(
    _ entries: [(index: UInt64, entry: LogEntry)], _ reader: EventReader
  ) -> [Result<CustodyEvent, EventFailure>] {
    let events = entries.filter { $0.entry.entryClass == .ordinary || $0.entry.entryClass == .control }
    let results = Mutex<[Int: [Result<CustodyEvent, EventFailure>]]>([:])
    Workers.run(events.count) { next throws(Never) in
      while let place = next() {
        let result = reader.events(of: events[place].entry, at: events[place].index)
        results.withLock { $0[place] = result }
      }
    }
    let ordered = results.withLock { results in events.indices.compactMap { results[$0] } }
    return Array(ordered.joined())
  }
}
