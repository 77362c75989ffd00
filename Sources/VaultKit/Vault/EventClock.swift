internal import CLinux
internal import Custody
internal import SelectiveDisclosure
internal import Synchronization

/// The clock that events are recorded by, and what is known of it: events keep that, in the claim `recorded_with` (Schemas/README.md §3.2).
final class EventClock: Sendable {
  /// Whether something keeps the machine's clock synchronised; nil where the kernel does not tell.
  private let isSynchronised: Bool?
  /// The kernel's bound on the clock's error, in milliseconds; nil where it knows none.
  private let errorMilliseconds: Int?
  private let last: Mutex<Timestamp?>

  /// The machine's clock. The kernel is asked once, here, and not for each event.
  /// - Parameter last: when the last event before was recorded; nil where that cannot be told.
  init(after last: Timestamp?) {
    self.last = Mutex(last)
    var microseconds = 0
    switch unsafe evault_clock_state(&microseconds) {
    case 1:
      isSynchronised = true
      errorMilliseconds = max(0, microseconds / 1000 + (microseconds % 1000 > 0 ? 1 : 0))
    case 0:
      isSynchronised = false
      errorMilliseconds = nil
    default:
      isSynchronised = nil
      errorMilliseconds = nil
    }
  }

  /// Seconds by which a moment lies before the last event; nil where it does not.
  func secondsBehind(_ moment: Timestamp) -> Int? {
    last.withLock { last in
      guard let last, moment < last else { return nil }
      return Int(last.seconds - moment.seconds)
    }
  }

  /// Events were committed: those that come are held against now.
  func advance() { last.withLock { $0 = .now } }

  /// The claim `recorded_with`: program, clock and what is known of it.
  /// - Parameter recorded: what the event says about when it was recorded.
  func claim(recorded: Timestamp) -> JSON {
    var claim: JSONObject = ["program": .string("evault \(Program.version)"), "clock": "system"]
    if let isSynchronised { claim.append("synchronised", .bool(isSynchronised)) }
    if let errorMilliseconds { claim.append("error_ms", .integer(errorMilliseconds)) }
    if let behind = secondsBehind(recorded) { claim.append("behind", .integer(behind)) }
    return .object(claim)
  }
}
