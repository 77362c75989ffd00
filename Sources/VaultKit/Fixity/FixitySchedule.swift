internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// When each log entry's objects were last read and found to be what they must be: a fold over the fixity events in the log, kept nowhere else.
struct FixitySchedule {
  private static let windowCount: UInt64 = 4096
  private static let never = Int64.min
  private static let nothing = Int64.max

  /// By entry: seconds since 1970, never, or nothing to check.
  private var times: [Int64]

  /// The schedule of a vault.
  /// - Parameters:
  ///   - erased: objects that are gone by intent.
  ///   - now: a check that claims a later time counts as one of now: a clock that was fast puts nothing off.
  init(
    _ session: UnlockedVault, _ state: VaultState, erased: Set<SHA256Digest>, now: Timestamp
  ) throws(VaultError) {
    var times = [Int64](repeating: Self.never, count: Int(state.head.size))
    var start: UInt64 = 0
    while start < state.head.size {
      let end = min(start + Self.windowCount, state.head.size)
      for (index, entry) in try LogEntries.read(session.vault.log, from: start, to: end, head: state.head)
      where entry.objects.allSatisfy(erased.contains) { times[Int(index)] = Self.nothing }
      start = end
    }
    // A fixity event brings nothing but its record: what brings payloads needs no opening.
    try EventWalk(session: session, state: state).forEach(where: { $0.objects.count == 1 }) {
      result throws(VaultError) in
      guard case .success(let event) = result, event.action == .checked, event.doubtedSince == nil,
        let checked = EntryRanges(event.disclosed["checked"]), let failed = EntryRanges(event.disclosed["failed"])
      else { return }
      let time = min(event.statement.recorded, now).seconds
      // Its own record was written then, and was opened and verified just now: else each check would make the next one due.
      if times[Int(event.index)] == Self.never { times[Int(event.index)] = time }
      for (ranges, outcome) in [(checked, time), (failed, Self.never)] {
        for range in ranges.ranges where range.lowerBound < event.index {
          for index in Int(range.lowerBound)...Int(min(range.upperBound, event.index - 1))
          where times[index] != Self.nothing {
            times[index] = outcome == Self.never ? outcome : max(times[index], outcome)
          }
        }
      }
    }
    self.times = times
  }

  /// When an entry was last checked; nil for never.
  func last(_ index: UInt64) -> Timestamp? {
    let time = times[Int(index)]
    return time == Self.never || time == Self.nothing ? nil : Timestamp(seconds: time)
  }

  /// Entries that were not checked since a moment: those never checked first, then the oldest.
  func due(since moment: Timestamp) -> [UInt64] {
    times.indices.filter { times[$0] < moment.seconds }
      .sorted { (times[$0], $0) < (times[$1], $1) }.map { UInt64($0) }
  }
}
