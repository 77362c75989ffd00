/// Lower-case hexadecimal, two letters a byte (RFC 4648 §8, restricted to the lower-case alphabet).
///
///     Hex.encode([0xab, 0x01])  // "ab01"
public enum Hex {
  private static let digits: [UInt8] = Array("0123456789abcdef".utf8)

  /// The 2·n letters of n bytes.
  public static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var letters: [UInt8] = []
    letters.reserveCapacity(bytes.underestimatedCount * 2)
    for byte in bytes {
      letters.append(digits[Int(byte >> 4)])
      letters.append(digits[Int(byte & 15)])
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// The bytes, or nil where a letter is not one of `0-9a-f` or their number is odd. Upper case is refused: one encoding per value.
  public static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.underestimatedCount / 2)
    var high: UInt8?
    for letter in text {
      guard let value = value(of: letter) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? bytes : nil
  }

  /// The bytes that a string of lower-case hexadecimal stands for, or nil.
  public static func decode(_ text: String) -> [UInt8]? { decode(text.utf8) }

  private static func value(of letter: UInt8) -> UInt8? {
    switch letter {
    case 0x30...0x39: letter - 0x30
    case 0x61...0x66: letter - 0x61 + 10
    default: nil
    }
  }
}
