internal import OfficeOpenXML

/// Looks into a PDF (ISO 32000-1) for what ExifTool does not tell of: annotations, attached files, what is in
/// its pictures, and what was there before it was changed. Its objects are not followed: their beginnings are looked
/// for in the file and in its object streams, where a writer packs them.
enum PageInspection {
  private static let maximumStreamCount = 20_000
  private static let maximumByteCount = 192 << 20
  /// §12.5.6: annotations that are a remark, and those that are a file. Links and fields of forms are seen.
  private static let remarks = [
    "Text", "FreeText", "Highlight", "Underline", "Squiggly", "StrikeOut", "Ink", "Stamp", "Caret", "Popup", "Line",
    "Square", "Circle", "Polygon", "PolyLine", "Redact",
  ]
  private static let files = ["FileAttachment", "Sound", "Movie", "Screen", "3D", "RichMedia"]

  /// - Parameter tool: what looks into pictures.
  static func inspect(_ bytes: [UInt8], _ tool: ExifTool? = nil) -> Inspection {
    let search = PageSearch(bytes)
    // §7.6: what is encrypted cannot be looked at.
    if search.contains("/Encrypt") { return Inspection(gap: .unreadable) }
    var facts = marks(search)
    // §7.5.6: each change is appended, with a pointer of its own; the one at the beginning of a file for the web points
    // nowhere.
    if search.pointers().filter({ $0 > 0 }).count > 1 { facts.append(EmbeddedFact(.change, "PDF:incremental update")) }
    var tree = PageTree()
    tree.take(search)
    var hasCrop = search.contains("/CropBox")
    var left = maximumByteCount
    var count = 0
    var streams = PageStreams(search)
    while let stream = streams.next() {
      guard stream.hasObjects else { continue }
      count += 1
      // Nothing but DEFLATE packs them.
      guard count <= maximumStreamCount, stream.isClear, !stream.hasPredictor, let packed = stream.content,
        stream.filters == ["FlateDecode"] || stream.filters == ["Fl"],
        let content = try? Inflate.unpack(packed.dropFirst(2), limit: min(left, 64 << 20))
      else { return Inspection(facts: facts, gap: .unreadable) }
      left -= content.count
      let inner = PageSearch(content)
      facts += marks(inner)
      hasCrop = hasCrop || inner.contains("/CropBox")
      tree.take(packed: content, first: stream.first)
    }
    var found = Inspection(facts: facts)
    // §14.11.2: what lies between both boundaries is there, and not shown.
    switch hasCrop ? tree.margins : .shown {
    case .shown: break
    case .hidden: found = found.with(Inspection(facts: [EmbeddedFact(.preview, "PDF:CropBox")]))
    case .unknown: found.gap = .unreadable
    }
    return found.with(PagePictures.inspect(search, tool))
  }

  private static func marks(_ search: PageSearch) -> [EmbeddedFact] {
    var facts: [EmbeddedFact] = []
    let kinds = search.names(after: "/Subtype")
    facts += remarks.filter(kinds.contains).map { EmbeddedFact(.comment, "PDF:annotation \($0)") }
    facts += files.filter(kinds.contains).map { EmbeddedFact(.attachment, "PDF:annotation \($0)") }
    if search.contains("/EmbeddedFile") { facts.append(EmbeddedFact(.attachment, "PDF:EmbeddedFiles")) }
    if search.contains("/PieceInfo") { facts.append(EmbeddedFact(.comment, "PDF:PieceInfo")) }
    if search.contains("/XFA") { facts.append(EmbeddedFact(.comment, "PDF:XFA")) }
    if search.hasName("/Thumb") { facts.append(EmbeddedFact(.preview, "PDF:Thumb")) }
    return facts
  }
}
