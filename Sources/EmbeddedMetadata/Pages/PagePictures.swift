internal import OfficeOpenXML

/// Looks into the pictures of a PDF that lie in it as files of their own, with all that a camera wrote into them
/// (ISO 32000-1 §7.4.8, §7.4.9).
enum PagePictures {
  private enum Content {
    case none
    case picture([UInt8])
    case unreadable
  }

  private static let maximumByteCount = 192 << 20
  private static let (pictures, deflated): (Set, Set) = (["DCTDecode", "DCT", "JPXDecode"], ["FlateDecode", "Fl"])
  private static let others: Set = [
    "LZWDecode", "LZW", "ASCII85Decode", "A85", "ASCIIHexDecode", "AHx", "RunLengthDecode", "RL", "CCITTFaxDecode",
    "CCF", "JBIG2Decode", "Crypt",
  ]

  static func inspect(_ search: PageSearch, _ tool: ExifTool?) -> Inspection {
    var inspection = Inspection()
    var seen: Set<[UInt8]> = []
    var left = maximumByteCount
    var place = 0
    while let stream = search.stream(from: &place) {
      switch content(stream, limit: left) {
      case .none:
        guard let drawn = drawing(stream, limit: left) else { continue }
        left -= drawn.count
        guard left >= 0 else {
          inspection.gap = .tooLarge
          return inspection
        }
        // Nobody here takes a picture out of a page's instructions.
        if PageSearch(drawn).hasInlineFile { inspection = inspection.with(Inspection(gap: .unreadable)) }
      case .unreadable: inspection = inspection.with(Inspection(gap: .unreadable))
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

  /// What may be instructions of a page, unpacked; nil for what is none, or cannot be unpacked here.
  private static func drawing(_ stream: PageStream, limit: Int) -> [UInt8]? {
    guard !stream.isImage, !stream.hasPredictor, let content = stream.content, let filters = stream.filters else {
      return nil
    }
    if filters.isEmpty { return Array(content) }
    guard filters.count == 1, deflated.contains(filters[0]) else { return nil }
    return try? Inflate.unpack(content.dropFirst(2), limit: min(limit, 64 << 20))
  }

  private static func content(_ stream: PageStream, limit: Int) -> Content {
    guard var content = stream.content else { return .unreadable }
    let isKnown = stream.filters?.allSatisfy { (pictures.union(deflated).union(others)).contains($0) } ?? false
    guard isKnown, let filters = stream.filters, let last = filters.last else {
      // Nothing packs it, or nobody here knows what does.
      let type = PictureInspection.mediaType(of: content)
      if type == "image/jpeg" || type == "image/jp2" || type == "image/x-j2c" { return .picture(Array(content)) }
      return isKnown || (stream.filters == nil && !stream.isImage) ? .none : .unreadable
    }
    guard pictures.contains(last) else { return .none }
    for filter in filters.dropLast() {
      guard deflated.contains(filter), !stream.hasPredictor,
        let unpacked = try? Inflate.unpack(content.dropFirst(2), limit: min(limit, 64 << 20))
      else { return .unreadable }
      content = unpacked[...]
    }
    return .picture(Array(content))
  }
}
