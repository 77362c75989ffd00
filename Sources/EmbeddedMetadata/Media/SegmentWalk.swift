/// Walks a JPEG file from marker to marker (ITU-T T.81 annex B) up to its end: what stands behind it no viewer shows,
/// and neither what is in segments that nobody knows.
enum SegmentWalk {
  /// What ExifTool, or a field of ours, tells of in an application's segment, by how it begins.
  private static let known: [UInt8: [[UInt8]]] = [
    0xe1: [
      Array("Exif\0\0".utf8), Array("http://ns.adobe.com/xap/1.0/\0".utf8),
      Array("http://ns.adobe.com/xmp/extension/\0".utf8),
    ],
    0xe2: [Array("ICC_PROFILE\0".utf8), Array("MPF\0".utf8)],
    0xed: [Array("Photoshop 3.0\0".utf8)],
  ]

  static func inspect(_ bytes: [UInt8]) -> Inspection {
    var facts: [EmbeddedFact] = []
    var place = 2
    var hasScan = false
    guard bytes.starts(with: [0xff, 0xd8]) else { return Inspection(gap: .unreadable) }
    let look = Look.current
    while place < bytes.count, bytes[place] == 0xff {
      if look.hasEnded() { return Inspection(facts: facts, gap: .failed) }
      guard facts.count < MediaInspection.maximumFactCount else { return Inspection(facts: facts, gap: .tooLarge) }
      // §B.1.1.2: a marker may have any number of fill bytes.
      guard let found = bytes[place...].firstIndex(where: { $0 != 0xff }) else { break }
      let marker = bytes[found]
      place = found + 1
      if marker == 0xd9 {
        // Some programs end it twice.
        var rest = bytes[place...]
        while rest.starts(with: [0xff, 0xd9]) { rest = rest.dropFirst(2) }
        if MediaInspection.saysSomething(rest) {
          facts.append(EmbeddedFact(.attachment, "JPEG:bytes behind the end"))
        }
        return Inspection(facts: facts)
      }
      if (0xd0...0xd7).contains(marker) || marker == 1 { continue }
      guard marker >= 0xc0, marker != 0xd8, place + 2 <= bytes.count else { break }
      let count = Int(bytes[place]) << 8 | Int(bytes[place + 1])
      guard count >= 2, place + count <= bytes.count else { break }
      if let fact = fact(marker, bytes[(place + 2)..<(place + count)], isLate: hasScan) { facts.append(fact) }
      place += count
      if marker == 0xda {
        hasScan = true
        place = endOfScan(bytes, from: place)
      }
    }
    return Inspection(facts: facts, gap: .unreadable)
  }

  /// §B.1.1.5: in compressed data a byte of ones is followed by zero, or is a restart marker, or the next marker's.
  private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
    let look = Look.current
    var place = start
    while place + 1 < bytes.count {
      if place & 0xfff == 0, look.hasEnded(0x1000) { break }
      let next = bytes[place + 1]
      if bytes[place] == 0xff, next != 0, next != 0xff, !(0xd0...0xd7).contains(next) { return place }
      place += 1
    }
    return bytes.count
  }

  /// - Parameter isLate: whether it stands behind compressed data, where ExifTool does not look any more.
  private static func fact(_ marker: UInt8, _ content: ArraySlice<UInt8>, isLate: Bool) -> EmbeddedFact? {
    switch marker {
    // Frames, tables, scans (table B.1); C8 is for extensions.
    case 0xc0...0xc7, 0xc9...0xcf, 0xda...0xdf: return nil
    case 0xfe where !isLate: return nil
    case 0xe0 where !isLate && content.starts(with: Array("JFIF\0".utf8)):
      // ITU-T T.871 §10.1: its last two bytes are the width and height of a thumbnail that follows.
      return content.count == 14 && content.suffix(2).allSatisfy { $0 == 0 }
        ? nil : EmbeddedFact(.preview, "JFIF:thumbnail")
    case 0xe0 where content.starts(with: Array("JFXX\0".utf8)): return EmbeddedFact(.preview, "JFIF:thumbnail")
    case 0xee where !isLate && content.count == 12 && content.starts(with: Array("Adobe".utf8)): return nil
    case 0xe0...0xef:
      if !isLate, known[marker]?.contains(where: content.starts) == true { return nil }
      return EmbeddedFact(.attachment, "JPEG:APP\(marker - 0xe0)")
    default: return EmbeddedFact(.attachment, "JPEG:segment \(marker)")
    }
  }
}
