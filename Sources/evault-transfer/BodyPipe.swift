import CCurl
import Transfer

/// What is sent and what comes back, in pieces: neither is held.
final class BodyPipe {
  /// From where the body comes.
  private(set) var input: StandardInput
  /// Bytes of it that are still to come.
  private(set) var unsent: UInt64
  /// Why the request was ended from this side.
  private(set) var stop: TransferFailure?
  private var pace: TransferPace?
  private let clock = SuspendingClock()
  private let start: SuspendingClock.Instant
  private let take: ([UInt8], inout TransferFailure?) -> Bool

  /// - Parameter take: is given each piece of the answer; false where it wants no more, with the reason, where that is not that nobody reads on.
  /// - Parameter pace: how slow the server may be, counted from 0; nil where something else ends it.
  init(
    _ input: StandardInput, byteCount: UInt64, pace: TransferPace? = nil,
    take: @escaping ([UInt8], inout TransferFailure?) -> Bool
  ) {
    self.input = input
    self.pace = pace
    start = clock.now
    unsent = byteCount
    self.take = take
  }

  /// More of what is sent. Waits for whoever gives it.
  func send(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = Int(min(UInt64(buffer.count), unsent))
    if count == 0 { return 0 }
    guard let piece = aside({ input.bytes(count) }), !piece.isEmpty else {
      stop = .refused
      return evault_curl_abort()
    }
    unsafe buffer.copyBytes(from: piece)
    unsent -= UInt64(piece.count)
    return piece.count
  }

  /// More of the answer. Waits for whoever takes it.
  func receive(_ bytes: [UInt8]) -> Bool { aside { take(bytes, &stop) } }

  /// Whether it is fast enough, with so many bytes that went and came.
  func goesOn(moved: UInt64) -> Bool {
    guard pace?.isTooSlow(at: start.duration(to: clock.now), moved: moved) == true else { return true }
    stop = .timeout
    return false
  }

  /// Does what the server has no part in.
  private func aside<R>(_ body: () -> R) -> R {
    let begin = clock.now
    defer { pace?.setAside(begin.duration(to: clock.now)) }
    return body()
  }

  /// Takes what was not sent out of the way; false where its end is never reached.
  func drain() -> Bool {
    while unsent > 0 {
      guard let piece = input.bytes(Int(min(unsent, 1 << 16))), !piece.isEmpty else { return false }
      unsent -= UInt64(piece.count)
    }
    return true
  }
}
