internal import Custody
internal import Timestamping
internal import TransparencyLog
internal import VaultCrypto

/// Compares the events that say a timestamp was attached with the files that are there.
struct TimestampedCheck {
  private let present: Set<TimestampFileName>

  init(_ heads: [HeadTime]) { present = Set(heads.flatMap { $0.record.files.keys }) }

  func take(_ event: CustodyEvent, _ report: inout CheckReport) {
    guard event.action == .timestamped, let claim = TimestampedClaim(event.disclosed) else { return }
    let name = TimestampFileName(.token, claim.token)
    guard !present.contains(name) else { return }
    report.add(
      .timestampMissing, "\(TimeCheck.path(claim.head.size))/\(name)",
      "Entry \(event.index) says that this timestamp was attached, and it is not there.")
  }
}
