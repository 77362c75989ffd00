/// The character encodings of tag files that are read (RFC 8493 §2.1.1); UTF-8 is what is written.
public enum TagEncoding: String, Sendable, CaseIterable {
  /// UTF-8 without a byte-order mark.
  case utf8 = "UTF-8"
  /// UTF-16 with a byte-order mark, or big-endian without (RFC 2781 §4.3).
  case utf16 = "UTF-16"
  /// ISO-8859-1.
  case latin1 = "ISO-8859-1"
  /// US-ASCII.
  case ascii = "US-ASCII"

  /// The encoding of this name; upper and lower case are the same.
  public init?(name: String) {
    guard let known = Self.allCases.first(where: { $0.rawValue == name.uppercased() }) else { return nil }
    self = known
  }

  /// The text as UTF-8.
  /// - Throws: `.malformedText` where the bytes are no text in this encoding, a UTF-8 byte-order mark included.
  public func utf8(_ bytes: [UInt8]) throws(BagItError) -> [UInt8] {
    switch self {
    case .utf8:
      guard !bytes.starts(with: [0xef, 0xbb, 0xbf]), String(validating: bytes, as: UTF8.self) != nil else {
        throw BagItError(.malformedText, "no UTF-8, or a byte-order mark")
      }
      return bytes
    case .ascii:
      guard bytes.allSatisfy({ $0 < 0x80 }) else { throw BagItError(.malformedText, "no ASCII") }
      return bytes
    case .latin1:
      return bytes.flatMap { $0 < 0x80 ? [$0] : [0xc0 | $0 >> 6, 0x80 | $0 & 0x3f] }
    case .utf16:
      guard bytes.count.isMultiple(of: 2) else { throw BagItError(.malformedText, "half a UTF-16 unit") }
      let isLittle = bytes.starts(with: [0xff, 0xfe])
      let start = isLittle || bytes.starts(with: [0xfe, 0xff]) ? 2 : 0
      let units = stride(from: start, to: bytes.count, by: 2).map { index in
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        return isLittle ? second << 8 | first : first << 8 | second
      }
      guard let text = String(validating: units, as: UTF16.self) else {
        throw BagItError(.malformedText, "no UTF-16")
      }
      return Array(text.utf8)
    }
  }
}
