internal import VaultCrypto

/// How dear it is made to try a passphrase: about a second on the machine that seals, so that guessing takes for ever.
enum PassphraseCost {
  /// The scrypt work factor (log₂ N) is never below: 128 MiB, whatever the machine was busy with.
  static let lowest = 17
  /// Nor above: 512 MiB, which a small machine must still have to open the file.
  static let highest = 19

  private static let trial = 14

  /// The work factor that takes about a second here.
  static func workFactor() -> Int {
    let clock = ContinuousClock()
    let passphrase = SecureRandom.secret(16)
    let trials = (0..<3).map { _ in
      clock.measure { _ = try? Scrypt.derive(passphrase: passphrase, salt: [0], logN: trial, count: 32) }
    }
    var factor = trial
    // Each step takes twice as long; the nearest to a second on either side.
    var time = trials.min() ?? .zero
    while factor < highest, time * 3 < .seconds(2) {
      time *= 2
      factor += 1
    }
    return max(factor, lowest)
  }
}
