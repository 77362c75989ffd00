internal import VaultCrypto

/// Bech32 (BIP 173) without its limit of 90 letters, as age.md asks; the checksum is always that of the lower-case text.
///
///     age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj
package enum Bech32 {
  /// The letters after the data part that are the checksum: 6.
  package static let checksumCount = 6

  private static let letters = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
  private static let separator: UInt8 = 0x31
  private static let invalid: UInt8 = 0xff
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: invalid, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()

  /// The lower-case text of `bytes` under a lower-case human-readable part.
  package static func encode(_ bytes: Span<UInt8>, prefix: [UInt8]) -> [UInt8] {
    var data: [UInt8] = []
    defer { data.cleanse() }
    data.reserveCapacity((bytes.count * 8 + 4) / 5)
    var bits: UInt32 = 0
    var bitCount: UInt32 = 0
    for index in 0..<bytes.count {
      bits = (bits & 0xff) << 8 | UInt32(bytes[index])
      bitCount += 8
      while bitCount >= 5 {
        bitCount -= 5
        data.append(UInt8(bits >> bitCount & 31))
      }
    }
    if bitCount > 0 { data.append(UInt8(bits << (5 - bitCount) & 31)) }
    let sum = checksum(prefix: prefix, data: data.span, padding: checksumCount) ^ 1
    var text: [UInt8] = []
    text.reserveCapacity(prefix.count + 1 + data.count + checksumCount)
    text += prefix
    text.append(separator)
    for value in data { text.append(letters[Int(value)]) }
    for place in 0..<checksumCount { text.append(letters[Int(sum >> UInt32(5 * (5 - place)) & 31)]) }
    return text
  }

  /// The human-readable part in lower case, and the bytes; nil for mixed case, a letter outside the alphabet, a wrong checksum,
  /// five or more bits of padding, or padding that is not zero. The bytes are the caller's to cleanse.
  package static func decode(_ text: Span<UInt8>) -> (prefix: [UInt8], bytes: [UInt8], isUpperCase: Bool)? {
    var lower: [UInt8] = []
    defer { lower.cleanse() }
    lower.reserveCapacity(text.count)
    var hasLower = false
    var hasUpper = false
    for index in 0..<text.count {
      let letter = text[index]
      switch letter {
      case 0x41...0x5a:
        hasUpper = true
        lower.append(letter + 0x20)
      case 0x61...0x7a:
        hasLower = true
        lower.append(letter)
      case 0x21...0x7e: lower.append(letter)
      default: return nil
      }
    }
    guard !(hasLower && hasUpper), let middle = lower.lastIndex(of: separator), middle > 0,
      lower.count - middle - 1 >= checksumCount
    else { return nil }
    var data = [UInt8]()
    defer { data.cleanse() }
    data.reserveCapacity(lower.count)
    for letter in lower[(middle + 1)...] {
      let value = values[Int(letter)]
      guard value != invalid else { return nil }
      data.append(value)
    }
    let prefix = Array(lower[..<middle])
    guard checksum(prefix: prefix, data: data.span, padding: 0) == 1 else { return nil }
    guard let bytes = regroup(data.span.extracting(0..<data.count - checksumCount)) else { return nil }
    return (prefix, bytes, hasUpper)
  }

  private static func regroup(_ data: Span<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(data.count * 5 / 8)
    var bits: UInt32 = 0
    var bitCount: UInt32 = 0
    for index in 0..<data.count {
      bits = bits << 5 | UInt32(data[index])
      bitCount += 5
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(bits >> bitCount & 0xff))
      }
      bits &= (1 << bitCount) - 1
    }
    guard bitCount < 5, bits == 0 else {
      bytes.cleanse()
      return nil
    }
    return bytes
  }

  /// BIP 173's polymod over the expanded prefix, the data and `padding` zeros.
  private static func checksum(prefix: [UInt8], data: Span<UInt8>, padding: Int) -> UInt32 {
    var sum: UInt32 = 1
    func take(_ value: UInt8) {
      let top = sum >> 25
      sum = (sum & 0x1ff_ffff) << 5 ^ UInt32(value)
      for (place, generator) in generators.enumerated() where top >> UInt32(place) & 1 == 1 { sum ^= generator }
    }
    for letter in prefix { take(letter >> 5) }
    take(0)
    for letter in prefix { take(letter & 31) }
    for index in 0..<data.count { take(data[index]) }
    for _ in 0..<padding { take(0) }
    return sum
  }

  private static let generators: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
}
