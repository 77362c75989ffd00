/// Items of a HEIC file that describe a picture (ISO/IEC 23008-12 annex A): Exif, and XMP.
enum DescribingItem {
  /// Bytes of an item that show what it is.
  static let beginningByteCount = 4096
  /// How Exif begins (TIFF 6.0 §2), and what may stand before it.
  private static let (exif, exifMark): ([[UInt8]], [UInt8]) = (
    [[0x49, 0x49, 0x2a, 0], [0x4d, 0x4d, 0, 0x2a]], Array("Exif\0\0".utf8)
  )
  /// How XMP begins (XMP 1.0 part 1 §7.3, part 3 §1.1).
  private static let descriptions = ["<?xpacket ", "<x:xmpmeta", "<x:xapmeta", "<rdf:RDF", "<?xml "]

  /// Whether ExifTool reads items of this kind.
  static func isOne(_ kind: String) -> Bool { kind == "Exif" || kind == "mime application/rdf+xml" }

  /// Whether an item is what its kind says.
  /// - Parameter beginning: its first bytes.
  static func begins(_ beginning: [UInt8], as kind: String) -> Bool {
    guard kind == "Exif" else {
      var text = String(decoding: beginning, as: UTF8.self)[...]
      if text.first == "\u{feff}" { text = text.dropFirst() }
      text = text.drop(while: \.isWhitespace)
      return descriptions.contains(where: text.hasPrefix) && text.contains("<rdf:RDF")
    }
    // Four bytes say how far it is to the beginning.
    var reader = NumberReader(beginning, beginning.indices)
    guard let way = reader.number(4), way == 0 || way == UInt64(exifMark.count) else { return false }
    let rest = beginning.dropFirst(4)
    guard way == 0 || rest.starts(with: exifMark) else { return false }
    return exif.contains(where: rest.dropFirst(Int(way)).starts)
  }
}
