internal import Glibc
internal import Synchronization

/// A line of progress, with its rate and, where it is known how much there is, the time left, on standard error, drawn at most ten times a second, and only where that is a terminal.
public final class Progress: Sendable {
  private struct State {
    var label: String
    var total: UInt64
    var done: UInt64 = 0
    var started: Double
    var drawn: Double = 0
    /// Percent, never less than was shown.
    var share: UInt64 = 0
    var isShown = false
  }

  private let state: Mutex<State>

  /// Progress towards `total` bytes; 0 where the total is not known.
  public init(_ label: String, total: UInt64) {
    state = Mutex(State(label: label, total: total, started: Self.now()))
  }

  /// Another part begins: what is counted from now on, and how fast it goes, is of that part alone.
  public func begin(_ label: String) {
    state.withLock { state in
      let isShown = state.isShown
      state = State(label: label, total: 0, started: Self.now(), isShown: isShown)
    }
  }

  /// That so many bytes more are to come; from any thread.
  public func expect(_ count: UInt64) { state.withLock { $0.total &+= count } }

  /// Takes what ``expect(_:)`` takes; nil where nobody sees it, and it need not be found out.
  public var watch: (@Sendable (UInt64) -> Void)? {
    guard Terminal.current.showsProgress else { return nil }
    return { [self] count in expect(count) }
  }

  /// Counts more bytes as done; from any thread.
  public func advance(by count: UInt64) {
    guard Terminal.current.showsProgress else { return }
    state.withLock { state in
      state.done += count
      let now = Self.now()
      guard now - state.drawn > 0.1 else { return }
      state.drawn = now
      state.isShown = true
      let rate = Double(state.done) / max(now - state.started, 0.001)
      if state.total > 0 {
        // What is to be done may become more meanwhile.
        state.share = max(state.share, UInt64(min(100, Double(state.done) * 100 / Double(state.total))))
      }
      let share = state.total > 0 ? " \(state.share) %" : ""
      var line = "\(state.label)\(share)  \(ByteCount.format(state.done))  \(ByteCount.format(UInt64(rate)))/s"
      if state.total > state.done, rate > 0 {
        line += "  " + TimeLeft.format(seconds: Double(state.total - state.done) / rate)
      }
      StandardStream.draw("\r\u{1b}[K\(line)")
    }
  }

  /// Removes the line.
  public func finish() {
    state.withLock { state in
      if state.isShown { StandardStream.draw("\r\u{1b}[K") }
      state.isShown = false
    }
  }

  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
