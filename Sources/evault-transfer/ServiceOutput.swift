import Glibc

/// Standard output, to which answers of an object store go: a small one as a whole, so that it is written, and read, at once.
final class ServiceOutput {
  private static let byteCount = 1 << 16
  /// Whoever reads does not wait for longer than that for what is there.
  private static let patience: Duration = .seconds(1)

  private let clock = SuspendingClock()
  private var pending: [UInt8] = []
  private var last: SuspendingClock.Instant

  init() {
    last = clock.now
    pending.reserveCapacity(2 * Self.byteCount)
  }

  /// Gives bytes that belong to an answer, now or soon; false where nobody reads them.
  func give(_ bytes: [UInt8]) -> Bool {
    if pending.isEmpty { last = clock.now }
    pending += bytes
    return pending.count < Self.byteCount && last.duration(to: clock.now) < Self.patience || flush()
  }

  /// Gives what is still here; false where nobody reads it.
  func flush() -> Bool {
    defer { pending.removeAll(keepingCapacity: true) }
    return StandardOutput.write(pending)
  }
}
