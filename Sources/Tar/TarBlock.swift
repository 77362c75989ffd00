/// The 512-byte header block of POSIX.1-2017 pax, "ustar Interchange Format".
enum TarBlock {
  static let byteCount = 512
  static let name = 0..<100
  static let mode = 100..<108
  static let user = 108..<116
  static let group = 116..<124
  static let size = 124..<136
  static let modified = 136..<148
  static let checksum = 148..<156
  static let kind = 156
  static let magic = 257..<265
  static let deviceMajor = 329..<337
  static let deviceMinor = 337..<345
  static let prefix = 345..<500

  static let posixMagic = Array("ustar\u{0}00".utf8)
  static let gnuMagic = Array("ustar  \u{0}".utf8)

  static let file: UInt8 = 0x30
  static let hardLink: UInt8 = 0x31
  static let symbolicLink: UInt8 = 0x32
  static let folder: UInt8 = 0x35
  static let extended: UInt8 = 0x78
  /// GNU tar's header for a name of more than 100 bytes.
  static let longName: UInt8 = 0x4c

  /// The longest file whose length fits in the header: eleven octal digits.
  static let maximumSize: UInt64 = 1 << 33 - 1

  /// The sum of all bytes, those of the checksum itself taken as spaces.
  static func sum(_ block: [UInt8]) -> Int {
    var sum = 0
    for (place, byte) in block.enumerated() { sum += checksum.contains(place) ? 0x20 : Int(byte) }
    return sum
  }

  /// Zeros from the end of a content to the end of its last block.
  static func paddingCount(_ byteCount: UInt64) -> Int {
    let rest = Int(byteCount % UInt64(Self.byteCount))
    return rest == 0 ? 0 : Self.byteCount - rest
  }
}
