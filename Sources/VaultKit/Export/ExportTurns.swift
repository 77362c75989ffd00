/// Lets several threads prepare exhibits at once and write them one after another, in order.
final class ExportTurns: @unchecked Sendable {
  // Sendable is unchecked: both fields are touched only under the monitor.
  private let monitor = Monitor()
  private var current = 0
  private var isOver = false

  /// Waits for this place's turn.
  /// - Returns: false where it will never come, because another thread failed.
  func wait(for place: Int) -> Bool {
    monitor.lock()
    defer { monitor.unlock() }
    while current < place, !isOver { monitor.wait() }
    return !isOver
  }

  /// Gives the turn to the next place.
  func pass() {
    monitor.lock()
    current += 1
    monitor.broadcast()
    monitor.unlock()
  }

  /// Ends all waiting.
  func end() {
    monitor.lock()
    isOver = true
    monitor.broadcast()
    monitor.unlock()
  }
}
