internal import Glibc
internal import VaultCrypto

/// How often, and after which pauses, something is tried that a network or a busy service prevented.
public struct Patience: Sendable {
  /// How often at most; reading a large file, how often in a row without getting ahead.
  public let attempts: Int
  /// Milliseconds before the second attempt; each pause is twice the one before.
  public let firstPause: Int
  /// The longest pause, in milliseconds.
  public let longestPause: Int

  /// Six attempts within about half a minute, where nothing else is said.
  public init(attempts: Int = 6, firstPause: Int = 500, longestPause: Int = 10_000) {
    self.attempts = attempts
    self.firstPause = firstPause
    self.longestPause = longestPause
  }

  /// Waits before attempt `number`, from 2: between half of its pause and all of it, so that many who were turned away do not come back at once.
  func pause(before number: Int) {
    let pause = min(longestPause, firstPause << min(number - 2, 20))
    let share = Int(SecureRandom.bytes(1)[0]) * (pause / 2) / 255
    usleep(UInt32(pause / 2 + share) * 1000)
  }
}
