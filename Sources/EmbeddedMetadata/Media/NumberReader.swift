/// Reads numbers that stand one behind the other, the largest byte first.
struct NumberReader {
  private let bytes: [UInt8]
  private let end: Int
  /// Where the next one stands.
  var place: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    place = range.lowerBound
    end = range.upperBound
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { place >= end }

  /// A number of at most eight bytes, and zero where it has none; nil where fewer are left.
  mutating func number(_ count: Int) -> UInt64? {
    guard count <= end - place else { return nil }
    defer { place += count }
    return bytes[place..<(place + count)].reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// So many bytes as text.
  mutating func text(_ count: Int) -> String? {
    guard count <= end - place else { return nil }
    defer { place += count }
    return String(decoding: bytes[place..<(place + count)], as: UTF8.self)
  }

  /// A text that a zero ends.
  mutating func endedText() -> String? {
    guard let zero = bytes[place..<end].firstIndex(of: 0) else { return nil }
    defer { place = zero + 1 }
    return String(decoding: bytes[place..<zero], as: UTF8.self)
  }
}
