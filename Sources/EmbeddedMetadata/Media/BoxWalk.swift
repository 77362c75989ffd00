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

  /// Boxes that hold boxes, and nothing else, in which free space may be as well.
  private static let containers: Set = [
    "moov", "trak", "mdia", "minf", "stbl", "udta", "edts", "dinf", "mvex", "moof", "traf", "mfra", "meta", "iprp",
    "ipco",
  ]
  private static let maximumDepth = 8
  /// Bytes of a box that says what handles others, its name among them.
  private static let maximumHandlerByteCount = 4096

  static func inspect(_ file: MemoryFile) -> Inspection {
    FileView.inspect(file) { view throws(FileError) in
      var left = maximumBoxCount
      var facts: [EmbeddedFact] = []
      let gap = try walk(view, 0..<view.count, inside: "", depth: 0, &left, &facts)
      return Inspection(facts: facts, gap: gap)
    }
  }

  /// - Parameters:
  ///   - outer: the box that these are in; empty for the outermost ones.
  ///   - left: boxes that may still be looked at.
  ///   - facts: what was found.
  /// - Returns: why not all of it was looked at.
  private static func walk(
    _ file: borrowing FileView, _ range: Range<UInt64>, inside outer: String, depth: Int, _ left: inout Int,
    _ facts: inout [EmbeddedFact]
  ) throws(FileError) -> Inspection.Gap? {
    var gap: Inspection.Gap?
    func note(_ field: String) { facts.append(EmbeddedFact(.attachment, field)) }
    var place = range.lowerBound
    while place < range.upperBound {
      left -= 1
      guard left >= 0, facts.count < MediaInspection.maximumFactCount else { return .tooLarge }
      let rest = range.upperBound - place
      let head = try file.bytes(at: place, atMost: Int(min(32, rest)))
      var size = head.prefix(4).reduce(0) { $0 << 8 | UInt64($1) }
      let kind = String(decoding: head.dropFirst(4).prefix(4), as: UTF8.self)
      var start: UInt64 = 8
      if size == 1, head.count >= 16 {
        size = head[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
        start = 16
      }
      // QuickTime ends a list of what a user said with a box of nothing.
      if outer == "udta", size == 0, head.count == 4 { return gap }
      let isKnown = !outer.isEmpty || known.contains(kind) || spaces.contains(kind) || kind == "uuid"
      // The last one may reach to the end.
      if size == 0, isKnown, outer.isEmpty { size = rest }
      guard head.count >= 8, size >= start, size <= rest else {
        if isKnown { return .unreadable }
        if try file.saysSomething(place..<range.upperBound) { note("QuickTime:bytes behind the end") }
        return gap
      }
      let content = (place + start)..<(place + size)
      if spaces.contains(kind) {
        let field = "QuickTime:box \(kind)\(outer.isEmpty ? "" : " in \(outer)")"
        if try file.saysSomething(content) { note(field) }
      } else if kind == "uuid", outer.isEmpty {
        if !identifiers.contains(where: { head.dropFirst(Int(start)).starts(with: $0) }) { note("QuickTime:box uuid") }
      } else if !isKnown {
        note("QuickTime:box \(kind)")
      } else if !BoxContents.may(kind, standIn: outer) {
        note("QuickTime:box \(kind) in \(outer)")
      } else if kind == "hdlr" {
        let bytes = try file.bytes(at: content.lowerBound, atMost: Int(min(content.count, maximumHandlerByteCount)))
        if content.count > maximumHandlerByteCount || BoxContents.isLeftOver(inHandler: bytes) {
          note("QuickTime:bytes behind a handler name")
        }
      }
      if containers.contains(kind) {
        guard depth < maximumDepth else { return .unreadable }
        // ISO puts four bytes before the boxes of this one (§8.11.1), QuickTime does not: a handler is the first.
        let first = kind == "meta" ? try file.bytes(at: content.lowerBound, atMost: 8).suffix(4) : []
        let isFull = kind == "meta" && !first.elementsEqual("hdlr".utf8)
        guard !isFull || content.count >= 4 else { return .unreadable }
        let inner = isFull ? content.lowerBound + 4..<content.upperBound : content
        gap = try walk(file, inner, inside: kind, depth: depth + 1, &left, &facts) ?? gap
      }
      place += size
    }
    return gap
  }
}
