public import VaultCrypto

/// Shamir's scheme as SLIP-0039 has it: any `threshold` shares give the secret, fewer tell nothing of it.
public enum SecretSharing {
  private static let secretPoint: UInt8 = 255
  private static let digestPoint: UInt8 = 254
  private static let digestByteCount = 4

  /// Whether there can be `count` shares of which `threshold` are needed.
  public static func canSplit(threshold: Int, count: Int) -> Bool {
    (threshold == 1 && count == 1) || ((2...16).contains(count) && threshold > 1 && threshold <= count)
  }

  /// Splits a secret of 16 to 32 bytes.
  /// - Parameters:
  ///   - threshold: how many shares are needed, 2 to `count`; or 1 of 1, which is a copy in words.
  ///   - count: how many there are, up to 16.
  public static func split(
    _ secret: borrowing SecretBytes, threshold: Int, count: Int
  ) throws(SecretSharingError) -> [SecretShare] {
    guard canSplit(threshold: threshold, count: count),
      (16...32).contains(secret.count),
      secret.count % 2 == 0
    else { throw .badParameters }
    let identifier = SecureRandom.bytes(2).reduce(0) { $0 << 8 | Int($1) } & 0x7fff
    var plain = secret.withBytes { $0.copiedBytes() }
    var encrypted = SecretCipher.encrypt(plain, identifier: identifier, isExtendable: true, exponent: 1)
    var filler = SecureRandom.bytes(secret.count - digestByteCount)
    defer {
      plain.cleanse()
      encrypted.cleanse()
      filler.cleanse()
    }
    if threshold == 1 {
      return [
        SecretShare(
          identifier: identifier, isExtendable: true, iterationExponent: 1, index: 0, threshold: 1, value: encrypted)
      ]
    }
    var points = (0..<UInt8(threshold - 2)).map { (x: $0, y: SecureRandom.bytes(secret.count)) }
    let random = points
    points.append((digestPoint, digest(of: encrypted, filler) + filler))
    points.append((secretPoint, encrypted))
    return (0..<count).map { index in
      let value =
        index < random.count ? random[index].y : GaloisField.interpolate(points, at: UInt8(index))
      return SecretShare(
        identifier: identifier, isExtendable: true, iterationExponent: 1, index: index, threshold: threshold,
        value: value)
    }
  }

  /// The secret that shares give. More than are needed must fit too.
  public static func combine(_ shares: [SecretShare]) throws(SecretSharingError) -> SecretBytes {
    guard let first = shares.first else { throw .tooFew(0, of: 2) }
    var groups: [Int: [SecretShare]] = [:]
    for share in shares {
      guard share.isRelated(to: first) else { throw .foreign }
      let group = groups[share.groupIndex] ?? []
      if let other = group.first(where: { $0.index == share.index }) {
        throw other == share ? .doubled(share.index + 1) : .conflicting(share.index + 1)
      }
      guard group.allSatisfy({ $0.threshold == share.threshold }) else { throw .foreign }
      groups[share.groupIndex] = group + [share]
    }
    var points: [(x: UInt8, y: [UInt8])] = []
    for (index, group) in groups.sorted(by: { $0.key < $1.key }) {
      guard group.count >= group[0].threshold else {
        if first.groupThreshold == 1, first.groupCount == 1 { throw .tooFew(group.count, of: group[0].threshold) }
        continue
      }
      points.append((UInt8(index), try recover(group.map { (UInt8($0.index), $0.value) }, group[0].threshold)))
    }
    guard points.count >= first.groupThreshold else { throw .tooFew(points.count, of: first.groupThreshold) }
    var encrypted = try recover(points, first.groupThreshold)
    defer { encrypted.cleanse() }
    var secret = SecretCipher.decrypt(
      encrypted, identifier: first.identifier, isExtendable: first.isExtendable, exponent: first.iterationExponent)
    return SecretBytes(taking: &secret)
  }

  private static func recover(
    _ points: [(x: UInt8, y: [UInt8])], _ threshold: Int
  ) throws(SecretSharingError) -> [UInt8] {
    if threshold == 1 {
      guard points.allSatisfy({ $0.y == points[0].y }) else { throw .wrongSecret }
      return points[0].y
    }
    let needed = Array(points.prefix(threshold))
    let secret = GaloisField.interpolate(needed, at: secretPoint)
    let proof = GaloisField.interpolate(needed, at: digestPoint)
    guard digest(of: secret, Array(proof.dropFirst(digestByteCount))) == Array(proof.prefix(digestByteCount)) else {
      throw .wrongSecret
    }
    for extra in points.dropFirst(threshold) where GaloisField.interpolate(needed, at: extra.x) != extra.y {
      throw .conflicting(Int(extra.x) + 1)
    }
    return secret
  }

  private static func digest(of secret: [UInt8], _ key: [UInt8]) -> [UInt8] {
    var hmac = HMACSHA256()
    return Array(hmac.authenticate([secret], key: key.span).prefix(digestByteCount))
  }
}

extension SecretShare {
  /// Whether two shares can be of the same splitting.
  fileprivate func isRelated(to other: SecretShare) -> Bool {
    identifier == other.identifier && isExtendable == other.isExtendable
      && iterationExponent == other.iterationExponent && groupThreshold == other.groupThreshold
      && groupCount == other.groupCount && value.count == other.value.count
  }
}
