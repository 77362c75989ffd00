internal import Glibc
internal import Synchronization

/// How many bytes a second may go to and from stores, over all connections together. Nothing is saved up: however long nobody moved anything, the next
/// bytes wait as long as others do.
public final class RateLimit: Sendable {
  /// The least: below it connections would stand still for so long that services end them.
  public static let minimum: UInt64 = 1000

  /// Bytes a second.
  public let bytesPerSecond: UInt64
  /// When the bytes that were let through so far have had their time.
  private let next = Mutex(0.0)

  /// Nil for less than ``minimum``.
  public init?(bytesPerSecond: UInt64) {
    guard bytesPerSecond >= Self.minimum else { return nil }
    self.bytesPerSecond = bytesPerSecond
  }

  /// The most bytes that go at once, so that several who share the limit take turns quickly: an eighth of a second's, between 512 bytes and 256 KiB.
  var pieceByteCount: Int { Int(min(max(bytesPerSecond / 8, 512), 1 << 18)) }

  /// Waits until so many bytes have had their time.
  func pass(_ count: Int) {
    let end = next.withLock { next in
      next = max(next, Self.now) + Double(count) / Double(bytesPerSecond)
      return next
    }
    while true {
      let left = end - Self.now
      guard left > 0 else { return }
      usleep(UInt32(min(left, 1) * 1_000_000) + 1)
    }
  }

  private static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
