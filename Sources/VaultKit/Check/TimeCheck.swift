internal import EvidenceBundle
internal import Timestamping
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// Judges the timestamps over kept checkpoints, as the one who asks believes.
enum TimeCheck {
  static func run(_ log: LogStore, _ state: VaultState, _ question: TimeQuestion, _ report: inout CheckReport) {
    // A checkpoint of another log has its own finding, and says nothing about this one.
    guard let own = try? HeadTimestamps.stamped(log, in: state) else { return }
    report.heads = own.map { HeadTime($0, question) }
    for time in report.heads {
      let folder = path(time.head.size)
      for (name, error) in time.record.refused { refuse("\(folder)/\(name)", error, &report) }
      for token in time.verdict?.tokens ?? [] {
        if let error = token.error { refuse("\(folder)/\(token.name)", error, &report) }
      }
    }
    let place = VaultLayout.log.appending(VaultLayout.checkpoints).description
    if question.trust == nil {
      guard !report.heads.isEmpty else { return }
      report.add(
        .timeUnverifiable, place,
        "There are timestamps, and nobody was named whose word counts: evault check --trust-roots FILE", as: .notice)
    } else if report.heads.contains(where: { $0.verdict?.existedBy != nil }) {
      report.time = .verified
    } else {
      report.time = report.heads.isEmpty ? .missing : .failed
      report.add(
        .timeNotEstablished, place,
        report.heads.isEmpty
          ? "No checkpoint has a timestamp: nobody vouches for when the log existed."
          : "No timestamp over the log counts by the roots, policies and time that were given.")
    }
  }

  static func path(_ size: UInt64) -> String { "\(VaultLayout.log)/\(VaultLayout.checkpoints)/\(size)" }

  private static func refuse(_ path: String, _ error: TimestampError, _ report: inout CheckReport) {
    let next = error.code == .wrongName ? " From a mirror that has it whole: evault mirror repair" : ""
    report.add(
      .timestampRefused, path,
      "This timestamp does not count: \(VisibleText.escape(error.reason)) (\(error.code.rawValue)).\(next)", as: .notice
    )
  }
}
