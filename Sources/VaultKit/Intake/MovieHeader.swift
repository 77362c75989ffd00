/// What the beginning of an ISO base media file (ISO/IEC 14496-12) says of when it was made.
enum MovieHeader {
  private static let maximumBoxCount = 64

  /// Whether its movie header has a creation time; nil where none is among what was looked at.
  static func saysWhenMade(_ prefix: Span<UInt8>) -> Bool? {
    guard let movie = find("moov", prefix, 0..<prefix.count), let header = find("mvhd", prefix, movie),
      header.count >= 8
    else { return nil }
    let width = prefix[header.lowerBound] == 1 ? 8 : 4
    guard header.count >= 4 + width else { return nil }
    return (0..<width).contains { prefix[header.lowerBound + 4 + $0] != 0 }
  }

  /// A box's content, as far as it is there.
  private static func find(_ type: String, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    let type = Array(type.utf8)
    var place = range.lowerBound
    for _ in 0..<maximumBoxCount {
      guard place + 8 <= range.upperBound else { return nil }
      let size = (0..<4).reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
      // A box of 64 bits, or to the end of the file, is film and not header.
      guard size >= 8 else { return nil }
      let end = min(place + size, range.upperBound)
      if (0..<4).allSatisfy({ bytes[place + 4 + $0] == type[$0] }) { return place + 8..<end }
      place = end
    }
    return nil
  }
}
