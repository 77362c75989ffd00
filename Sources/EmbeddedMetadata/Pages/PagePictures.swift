/// Looks into the pictures of a PDF that lie in it as files of their own, with all that a camera wrote into them
/// (ISO 32000-1 §7.4.8, §7.4.9).
enum PagePictures {
  private enum Content {
    case none
    case picture([UInt8])
    case gap(Inspection.Gap)
  }

  private static let maximumByteCount = 192 << 20
  private static let pictures: Set = ["DCTDecode", "DCT", "JPXDecode"]
  private static let others: Set = [
    "FlateDecode", "Fl", "LZWDecode", "LZW", "ASCII85Decode", "A85", "ASCIIHexDecode", "AHx", "RunLengthDecode", "RL",
    "CCITTFaxDecode", "CCF", "JBIG2Decode", "Crypt",
  ]

  static func inspect(_ search: PageSearch, _ tool: ExifTool?) -> Inspection {
    var inspection = Inspection()
    var seen: Set<[UInt8]> = []
    var left = maximumByteCount
    var streams = PageStreams(search)
    while let stream = streams.next() {
      if !stream.isClear { inspection = inspection.with(Inspection(gap: .unreadable)) }
      switch content(stream, limit: left) {
      case .none:
        switch drawing(stream, limit: left) {
        case nil: continue
        // It would be as large the next time.
        case .tooLarge: return inspection.with(Inspection(gap: .tooLarge))
        case .unreadable: inspection = inspection.with(Inspection(gap: .unreadable))
        case .bytes(let drawn):
          left = max(0, left - drawn.count)
          // Nobody here takes a picture out of a page's instructions.
          if PageSearch(drawn).hasInlineFile { inspection = inspection.with(Inspection(gap: .unreadable)) }
        }
      case .gap(.tooLarge): return inspection.with(Inspection(gap: .tooLarge))
      case .gap(let gap): inspection = inspection.with(Inspection(gap: gap))
      case .picture(let picture):
        guard seen.insert(picture).inserted else { continue }
        left -= picture.count
        guard left >= 0, seen.count <= PictureInspection.maximumCount else {
          inspection.gap = .tooLarge
          return inspection
        }
        let name = stream.object.isEmpty ? "picture" : "picture in object \(stream.object)"
        inspection = inspection.with(PictureInspection.inspect(picture, place: name, tool))
      }
    }
    return inspection
  }

  /// What may be instructions of a page, unpacked; nil for what is none.
  private static func drawing(_ stream: PageStream, limit: Int) -> PageFilter.Result? {
    // Tables of objects are packed by guesses (§7.5.8), instructions hardly ever are.
    if stream.isImage || stream.hasPredictor && stream.type == .name("XRef") { return nil }
    guard let content = stream.content, let filters = stream.filters, !stream.hasPredictor else { return .unreadable }
    return PageFilter.undo(filters, content, limit: limit)
  }

  private static func content(_ stream: PageStream, limit: Int) -> Content {
    guard let content = stream.content else { return .gap(.unreadable) }
    let isKnown = stream.filters?.allSatisfy { pictures.union(others).contains($0) } ?? false
    guard isKnown, let filters = stream.filters, let last = filters.last else {
      // Nothing packs it, or nobody here knows what does.
      let type = PictureInspection.mediaType(of: content)
      if type == "image/jpeg" || type == "image/jp2" || type == "image/x-j2c" { return .picture(Array(content)) }
      return isKnown || (stream.filters == nil && !stream.isImage) ? .none : .gap(.unreadable)
    }
    guard filters.contains(where: pictures.contains) else { return .none }
    guard pictures.contains(last), !stream.hasPredictor else { return .gap(.unreadable) }
    switch PageFilter.undo(filters.dropLast(), content, limit: limit) {
    case .bytes(let picture): return .picture(picture)
    case .tooLarge: return .gap(.tooLarge)
    case .unreadable: return .gap(.unreadable)
    }
  }
}
