/// ASCII armor (age.md, "ASCII armor"): strict PEM, RFC 7468 §3, in lines of 64 letters with padding.
///
///     -----BEGIN AGE ENCRYPTED FILE-----
///     YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBURWlGMHlwcXIrYnB2Y3FY
///     yPC8DpksHoMx+2Y=
///     -----END AGE ENCRYPTED FILE-----
public enum AgeArmor {
  /// Letters in a full line: 64.
  public static let columns = 64
  /// Bytes in a full line: 48.
  public static let bytesPerLine = 48
  /// The most white space taken before the block, and after it: 1,024 bytes each.
  public static let maximumWhiteSpace = 1024

  static let first = Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8)
  static let last = Array("-----END AGE ENCRYPTED FILE-----".utf8)
  static let lineFeed: UInt8 = 0x0a
  static let carriageReturn: UInt8 = 0x0d

  /// Space, tab, line feed, vertical tab, form feed, carriage return (RFC 7468 §3, `W`).
  static func isWhiteSpace(_ letter: UInt8) -> Bool { letter == 0x20 || (0x09...0x0d).contains(letter) }
}
