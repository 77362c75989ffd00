internal import Glibc
internal import Synchronization

/// A line of progress on standard error, drawn at most ten times a second, and only where that is a terminal.
public final class Progress: Sendable {
  private struct State {
    var done: UInt64 = 0
    var drawn: Double = 0
    var isShown = false
  }

  private let label: String
  private let total: UInt64
  private let started = Progress.now()
  private let state = Mutex(State())

  /// Progress towards `total` bytes; 0 where the total is not known.
  public init(_ label: String, total: UInt64) {
    self.label = label
    self.total = total
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
      let rate = UInt64(Double(state.done) / max(now - started, 0.001))
      let share = total > 0 ? " \(min(100, state.done * 100 / total)) %" : ""
      StandardStream.draw("\r\u{1b}[K\(label)\(share)  \(ByteCount.format(state.done))  \(ByteCount.format(rate))/s")
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
