/// The check sum of ZIP files (APPNOTE.TXT 4.4.7; ISO/IEC 13239), and of PNG: it notices accidents, not intent.
public enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
  }

  /// Of these bytes.
  public static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    let table = table
    var value = UInt32.max
    for byte in bytes { value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ value >> 8 }
    return ~value
  }

  static func of(_ bytes: [UInt8]) -> UInt32 { of(bytes[...]) }
}
