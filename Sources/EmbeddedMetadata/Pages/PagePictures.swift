internal import VaultFiles

/// Looks into the pictures of a PDF that lie in it as files of their own, with all that a camera wrote into them
/// (ISO 32000-1 §7.4.8, §7.4.9), and into what describes its parts (§14.3.2). Keeps what it looked at: a file may be
/// gone through more than once.
struct PagePictures {
  private enum Content {
    case none
    case picture([UInt8])
    /// It is packed in a way that is not undone here.
    case closed
    case tooLarge
    case unreadable
  }

  private static let maximumByteCount = 192 << 20
  /// Of all that describes parts; ExifTool takes seconds for one of these.
  private static let maximumDescriptionByteCount = 8 << 20
  private static let pictures: Set = ["DCTDecode", "DCT", "JPXDecode"]
  private static let others: Set = [
    "FlateDecode", "Fl", "LZWDecode", "LZW", "ASCII85Decode", "A85", "ASCIIHexDecode", "AHx", "RunLengthDecode", "RL",
    "CCITTFaxDecode", "CCF", "JBIG2Decode", "Crypt",
  ]

  private let tool: ExifTool?
  /// What ExifTool tells of the file itself: what describes a part says much of it again.
  private let known: Set<EmbeddedFact>
  private var seen: Set<[UInt8]> = []
  private var describedByteCount = 0
  /// Names of what instructions draw, in all that was looked at.
  private(set) var drawn: Set<String> = []

  init(_ tool: ExifTool?, known: some Sequence<EmbeddedFact> = []) {
    self.tool = tool
    self.known = Set(known)
  }

  /// Looks into streams.
  /// - Parameter drawn: numbers of those that may be instructions, whatever else they say that they are.
  mutating func inspect(_ streams: some Sequence<PageStream>, drawn: Set<Int>) -> PageFinding {
    var finding = PageFinding()
    var left = Self.maximumByteCount
    let look = Look.current
    for stream in streams {
      if look.hasEnded() { return finding.ending(.failed) }
      if !stream.isClear { finding.add(.unreadable) }
      let isDrawn = Int(stream.object).map(drawn.contains) ?? true
      // Where its end is said elsewhere, what was found as its end may stand in it.
      if !stream.isMeasured { finding.close(stream) }
      switch content(stream, limit: left) {
      case .none:
        switch drawing(stream, isDrawn: isDrawn, limit: left) {
        case nil: continue
        // It would be as large the next time.
        case .tooLarge: return finding.ending(.tooLarge)
        case .unreadable: finding.close(stream)
        case .bytes(let content):
          left = max(0, left - content.count)
          finding.add(inspect(content, stream, isDrawn: isDrawn))
        }
      case .closed: finding.close(stream)
      case .tooLarge: return finding.ending(.tooLarge)
      case .unreadable: finding.add(.unreadable)
      case .picture(let picture):
        guard seen.insert(picture).inserted else { continue }
        left -= picture.count
        guard left >= 0, seen.count <= PictureInspection.maximumCount else { return finding.ending(.tooLarge) }
        finding.add(PictureInspection.inspect(picture, place: Self.name("picture", stream), tool))
      }
    }
    return finding
  }

  /// What is in a stream that is unpacked, and may be anything.
  private mutating func inspect(_ content: [UInt8], _ stream: PageStream, isDrawn: Bool) -> Inspection {
    let search = PageSearch(content)
    drawn.formUnion(PageInstructions.names(in: content[...]))
    // Nobody here takes a picture out of a page's instructions.
    var inspection = Inspection(gap: search.hasInlineFile || isDrawn && search.hasOpenInline ? .unreadable : nil)
    if stream.mayInstruct(isDrawn: isDrawn), !PageInstructions.isTable(content[...]) {
      let instructions = PageInstructions(content, content.indices)
      drawn.formUnion(instructions.drawn)
      inspection = inspection.with(
        Inspection(facts: instructions.facts, gap: instructions.isWhole ? nil : .unreadable))
    }
    guard search.hasXMP, seen.insert(content).inserted else { return inspection }
    describedByteCount += content.count
    guard seen.count <= PictureInspection.maximumCount, describedByteCount <= Self.maximumDescriptionByteCount,
      let file = try? MemoryFile(content)
    else { return inspection.with(Inspection(gap: .tooLarge)) }
    var found = tool?.inspect(file, mediaType: "application/rdf+xml") ?? Inspection(gap: .noProgram)
    let place = Self.name("metadata", stream)
    found.facts = found.facts.filter { !known.contains($0) }.map { EmbeddedFact($0.kind, "\(place) \($0.field)") }
    inspection = inspection.with(found)
    return inspection
  }

  private static func name(_ what: String, _ stream: PageStream) -> String {
    stream.object.isEmpty ? what : "\(what) in object \(stream.object)"
  }

  /// What may be instructions of a page, or anything else that is no picture, unpacked; nil for what is none.
  private func drawing(_ stream: PageStream, isDrawn: Bool, limit: Int) -> PageFilter.Result? {
    // Tables of objects are packed by guesses (§7.5.8), instructions hardly ever are.
    if !isDrawn, stream.isImage || stream.hasPredictor && stream.type == .name("XRef") { return nil }
    guard let content = stream.content, let filters = stream.filters, !stream.hasPredictor else { return .unreadable }
    return PageFilter.undo(filters, content, limit: limit)
  }

  private func content(_ stream: PageStream, limit: Int) -> Content {
    guard let content = stream.content else { return .unreadable }
    let isKnown = stream.filters?.allSatisfy { Self.pictures.union(Self.others).contains($0) } ?? false
    guard isKnown, let filters = stream.filters, let last = filters.last else {
      // Nothing packs it, or nobody here knows what does.
      let type = PictureInspection.mediaType(of: content)
      if type == "image/jpeg" || type == "image/jp2" || type == "image/x-j2c" { return .picture(Array(content)) }
      return isKnown || (stream.filters == nil && !stream.isImage) ? .none : .closed
    }
    guard filters.contains(where: Self.pictures.contains) else { return .none }
    // Guesses are undone with what packs a picture that is a file of its own (§7.4.4.4), and some write them beside the
    // picture's own filter, where they mean nothing.
    guard Self.pictures.contains(last), !stream.hasPredictor || filters.count == 1 else { return .closed }
    switch PageFilter.undo(filters.dropLast(), content, limit: limit) {
    case .bytes(let picture): return .picture(picture)
    case .tooLarge: return .tooLarge
    case .unreadable: return .closed
    }
  }
}
