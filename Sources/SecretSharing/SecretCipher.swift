internal import VaultCrypto

/// The Feistel network that a secret goes through before it is split (SLIP-0039, "Encryption of the master secret"); its passphrase is empty here.
enum SecretCipher {
  private static let roundCount = 4
  private static let iterationsPerRound = 2500

  static func encrypt(_ secret: [UInt8], identifier: Int, isExtendable: Bool, exponent: Int) -> [UInt8] {
    run(secret, 0..<roundCount, identifier, isExtendable, exponent)
  }

  static func decrypt(_ secret: [UInt8], identifier: Int, isExtendable: Bool, exponent: Int) -> [UInt8] {
    run(secret, (0..<roundCount).reversed(), identifier, isExtendable, exponent)
  }

  private static func run(
    _ secret: [UInt8], _ rounds: some Sequence<Int>, _ identifier: Int, _ isExtendable: Bool, _ exponent: Int
  ) -> [UInt8] {
    var left = Array(secret.prefix(secret.count / 2))
    var right = Array(secret.suffix(secret.count / 2))
    defer {
      left.cleanse()
      right.cleanse()
    }
    let salt = isExtendable ? [] : Array("shamir".utf8) + [UInt8(identifier >> 8), UInt8(identifier & 255)]
    for round in rounds {
      let mask = PBKDF2SHA256.derive(
        password: [UInt8(round)], salt: salt + right, iterations: iterationsPerRound << exponent, count: right.count)
      let next = zip(left, mask).map { $0 ^ $1 }
      (left, right) = (right, next)
    }
    return right + left
  }
}
