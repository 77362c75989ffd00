/// What the segments in front of a JPEG's picture say (ITU-T T.81, annex B). Nothing of the picture is decoded, and every length is held against
/// what is there.
struct JPEGHeader {
  /// The luminance table of T.81, annex K.1, in zigzag order.
  private static let standardTable: [Int] = [
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61,
    60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113,
    121, 112, 100, 120, 92, 101, 103, 99,
  ]
  private static let maximumSegmentCount = 256

  /// Pixels of the longer side; nil where no frame is among what was looked at.
  private(set) var longerSide: Int?
  /// Whether there is an Exif or XMP segment.
  private(set) var hasCameraData = false
  /// The quality, 1 to 100, at which libjpeg's scaling of the standard table gives the picture's first one; nil where none does.
  private(set) var standardQuality: Int?

  /// Nil for what is no JPEG, or whose segments are cut short before its frame.
  init?(_ prefix: Span<UInt8>) {
    guard prefix.count > 4, prefix[0] == 0xff, prefix[1] == 0xd8 else { return nil }
    var place = 2
    for _ in 0..<Self.maximumSegmentCount {
      guard place + 4 <= prefix.count, prefix[place] == 0xff else { return nil }
      let marker = prefix[place + 1]
      if marker == 0xff {
        place += 1
        continue
      }
      let length = Int(prefix[place + 2]) << 8 | Int(prefix[place + 3])
      guard length >= 2, place + 2 + length <= prefix.count else { return nil }
      let body = prefix.extracting(place + 4..<place + 2 + length)
      switch marker {
      case 0xe1:
        hasCameraData = hasCameraData || Self.begins(body, "Exif\0") || Self.begins(body, "http://ns.adobe.com/")
      case 0xdb: takeTables(body)
      case 0xc0...0xc2:
        guard body.count >= 5 else { return nil }
        longerSide = max(Int(body[1]) << 8 | Int(body[2]), Int(body[3]) << 8 | Int(body[4]))
      // The picture begins.
      case 0xda:
        guard longerSide != nil else { return nil }
        return
      default: break
      }
      place += 2 + length
    }
    return nil
  }

  private static func begins(_ body: Span<UInt8>, _ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard body.count >= bytes.count else { return false }
    return bytes.indices.allSatisfy { body[$0] == bytes[$0] }
  }

  /// Table 0 in 8 bits; what is finer is no messenger's.
  private mutating func takeTables(_ body: Span<UInt8>) {
    guard body.count >= 65, body[0] == 0 else { return }
    let table = (1...64).map { Int(body[$0]) }
    standardQuality = (1...100).first { quality in
      let scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
      return Self.standardTable.indices.allSatisfy {
        min(max((Self.standardTable[$0] * scale + 50) / 100, 1), 255) == table[$0]
      }
    }
  }
}
