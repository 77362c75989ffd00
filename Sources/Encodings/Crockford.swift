/// Base32 with Crockford's alphabet, for what people read aloud or type: letters that look alike are one, case and hyphens do not count.
public enum Crockford {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The symbols for these bytes; bits that are left over at the end are zero.
  public static func encode(_ bytes: [UInt8]) -> String {
    var symbols: [UInt8] = []
    var (bits, count) = (UInt32(0), UInt32(0))
    for byte in bytes {
      (bits, count) = (bits << 8 | UInt32(byte), count + 8)
      while count >= 5 {
        count -= 5
        symbols.append(alphabet[Int(bits >> count & 31)])
      }
    }
    if count > 0 { symbols.append(alphabet[Int(bits << (5 - count) & 31)]) }
    return String(decoding: symbols, as: UTF8.self)
  }

  /// The bytes that were typed; nil for a letter that is none, or bits left over that are not zero. Hyphens and white space do not count.
  public static func decode(typed text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count) = (UInt32(0), UInt32(0))
    for letter in text.utf8 where ![0x2d, 0x20, 0x09, 0x0a, 0x0d].contains(letter) {
      guard let value = value(of: letter) else { return nil }
      (bits, count) = (bits << 5 | UInt32(value), count + 5)
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> count))
    }
    guard count < 5, bits & (1 << count - 1) == 0 else { return nil }
    return bytes
  }

  private static func value(of letter: UInt8) -> Int? {
    // Only ASCII has capitals here: Unicode's rules would make SS of ß, and I of a Turkish ı.
    let capital = (0x61...0x7a).contains(letter) ? letter & 0xdf : letter
    let meant: UInt8 =
      switch capital {
      case 0x4f: 0x30
      case 0x49, 0x4c: 0x31
      default: capital
      }
    return alphabet.firstIndex(of: meant)
  }
}
