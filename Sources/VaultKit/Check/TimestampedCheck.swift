internal import Custody
internal import Timestamping
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles

/// Compares the events that say a timestamp was attached with the files that are there, and their times with those of the log.
struct TimestampedCheck {
  private let present: Set<TimestampFileName>
  /// Those that cover only what was read, the smallest first, are compared as the walk goes on.
  private var open: ArraySlice<HeadTime>
  private var latest: (index: UInt64, recorded: Timestamp)?

  init(_ heads: [HeadTime]) {
    present = Set(heads.flatMap { $0.record.files.keys })
    open = heads[...]
  }

  /// Takes an event, in the order of the log.
  mutating func take(_ event: CustodyEvent, _ report: inout CheckReport) {
    takeTime(event, &report)
    guard event.action == .timestamped, let claim = TimestampedClaim(event.disclosed) else { return }
    let name = TimestampFileName(.token, claim.token)
    guard !present.contains(name) else { return }
    report.add(
      .timestampMissing, "\(TimeCheck.path(claim.head.size))/\(name)",
      "Entry \(event.index) says that this timestamp was attached, and it is not there. From a mirror that has it: evault mirror repair"
    )
  }

  private mutating func takeTime(_ event: CustodyEvent, _ report: inout CheckReport) {
    // What came home by handoff was recorded by another clock, in another log.
    guard event.origin == nil else { return }
    compare(upTo: event.index, &report)
    let recorded = event.statement.recorded
    if latest.map({ $0.recorded < recorded }) ?? true { latest = (event.index, recorded) }
  }

  /// Compares what covers no entry from an index on; at the end of the log, all that is left.
  mutating func compare(upTo index: UInt64, _ report: inout CheckReport) {
    while let head = open.first, head.head.size <= index {
      open.removeFirst()
      guard let latest else { continue }
      // Where nobody is believed, what the tokens say is compared all the same: it weighs nothing.
      let refused = Set(head.verdict?.tokens.filter { !$0.isGood }.map(\.name) ?? [])
      for (name, info) in head.record.claims
      where info.existedBy < latest.recorded.seconds && !refused.contains(name.description) {
        report.add(
          .timestampBeforeEntry, "\(TimeCheck.path(head.head.size))/\(name)",
          "This timestamp says \(Timestamp(seconds: info.existedBy)), as \(VisibleText.escape(head.record.authority(of: name) ?? "its authority")) says, and covers entry \(latest.index), which by the log's clock was recorded at \(latest.recorded): one of the two clocks was wrong, and nobody can say which.",
          as: .notice)
      }
    }
  }
}
