internal import VaultFiles

/// Walks the outermost boxes of a film, a sound or a picture (ISO/IEC 14496-12 §4.2, QuickTime, ISO/IEC 15444-1
/// annex I): space that is free may still hold what was there, and nobody plays boxes of unknown kinds.
enum BoxWalk {
  private static let maximumBoxCount = 200_000
  private static let known: Set = [
    "ftyp", "styp", "moov", "moof", "mdat", "mfra", "sidx", "ssix", "pdin", "meta", "udta", "jP  ", "jp2h", "jp2c",
    "jpch", "jplh", "rreq", "xml ", "res ",
  ]
  private static let spaces: Set = ["free", "skip", "wide"]
  /// XMP, and Exif in JPEG 2000: ExifTool reads these.
  private static let identifiers: [[UInt8]] = [
    [0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac],
    Array("JpgTiffExif->JP2".utf8),
  ]

  static func inspect(_ file: MemoryFile) -> Inspection {
    do throws(FileError) {
      let opened = try file.open()
      return try inspect(opened, file.byteCount)
    } catch {
      return Inspection(gap: .unreadable)
    }
  }

  private static func inspect(_ file: borrowing OpenFile, _ count: UInt64) throws(FileError) -> Inspection {
    var facts: [EmbeddedFact] = []
    var place: UInt64 = 0
    for _ in 0..<maximumBoxCount {
      guard place < count else { return Inspection(facts: facts) }
      let left = count - place
      let head = try read(file, at: place, Int(min(32, left)))
      var size = head.prefix(4).reduce(0) { $0 << 8 | UInt64($1) }
      let kind = String(decoding: head.dropFirst(4).prefix(4), as: UTF8.self)
      var start: UInt64 = 8
      if size == 1, head.count >= 16 {
        size = head[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
        start = 16
      }
      let isKnown = known.contains(kind) || spaces.contains(kind) || kind == "uuid"
      // The last one may reach to the end.
      if size == 0, isKnown { size = left }
      guard head.count >= 8, size >= start, size <= left else {
        if isKnown { return Inspection(facts: facts, gap: .unreadable) }
        if try saysSomething(file, place..<count) {
          facts.append(EmbeddedFact(.attachment, "QuickTime:bytes behind the end"))
        }
        return Inspection(facts: facts)
      }
      let isHarmless =
        spaces.contains(kind)
        ? try !saysSomething(file, (place + start)..<(place + size))
        : kind == "uuid" ? identifiers.contains { head.dropFirst(Int(start)).starts(with: $0) } : isKnown
      if !isHarmless { facts.append(EmbeddedFact(.attachment, "QuickTime:box \(kind)")) }
      place += size
    }
    return Inspection(facts: facts, gap: .tooLarge)
  }

  private static func saysSomething(_ file: borrowing OpenFile, _ range: Range<UInt64>) throws(FileError) -> Bool {
    var place = range.lowerBound
    while place < range.upperBound {
      let bytes = try read(file, at: place, Int(min(1 << 20, range.upperBound - place)))
      if MediaInspection.saysSomething(bytes[...]) { return true }
      place += UInt64(bytes.count)
    }
    return false
  }

  private static func read(_ file: borrowing OpenFile, at place: UInt64, _ count: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var span = bytes.mutableSpan
    guard try file.read(at: place, into: &span) == count else { throw FileError(.changed, "pread", "a file in memory") }
    return bytes
  }
}
