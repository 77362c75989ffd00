/// Whether a picture is shown in part only, while the whole of it is in the file (ISO/IEC 14496-12 §12.1.4).
enum PictureCut {
  /// What is coded comes in squares of at most this many points, so that much at two sides may be no picture at all.
  private static let maximumSquare: UInt64 = 64

  /// - Parameter number: an item's.
  /// - Returns: true as well where nobody can tell how much is cut off.
  static func isCut(_ number: UInt32, of list: PictureItems) -> Bool {
    let own = list.items[number]?.properties.map { list.properties[$0 - 1] } ?? []
    let parts = own.filter { $0.kind == "clap" }
    guard !parts.isEmpty else { return false }
    let sizes = own.filter { $0.kind == "ispe" }
    // Of two programs take one or the other.
    guard parts.count == 1, sizes.count == 1, let (width, height) = size(list.content(of: sizes[0])),
      let (partWidth, partHeight) = part(list.content(of: parts[0]))
    else { return true }
    return partWidth + maximumSquare <= width || partHeight + maximumSquare <= height
  }

  private static func size(_ content: [UInt8]) -> (width: UInt64, height: UInt64)? {
    var reader = NumberReader(content, content.indices)
    guard reader.number(4) != nil, let width = reader.number(4), let height = reader.number(4) else { return nil }
    return (width, height)
  }

  /// In whole points; it is written as four fractions, of which the first two are its size.
  private static func part(_ content: [UInt8]) -> (width: UInt64, height: UInt64)? {
    var reader = NumberReader(content, content.indices)
    guard let widthOver = reader.number(4), let widthUnder = reader.number(4), let heightOver = reader.number(4),
      let heightUnder = reader.number(4), widthUnder > 0, heightUnder > 0
    else { return nil }
    return (widthOver / widthUnder, heightOver / heightUnder)
  }
}
