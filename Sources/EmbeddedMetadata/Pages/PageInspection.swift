internal import OfficeOpenXML
internal import VaultFiles

/// Looks into a PDF (ISO 32000-1) for what ExifTool does not tell of: annotations, attached files, what is in its
/// pictures, and what was there before it was changed. Its objects are not followed: their beginnings are looked for in
/// the file and in its object streams, where a writer packs them. Where qpdf is installed, what it makes of the file is
/// looked into besides.
enum PageInspection {
  private static let maximumStreamCount = 20_000
  private static let maximumByteCount = 192 << 20

  /// What the objects of a file say, wherever they stand.
  private struct Objects {
    var facts: [EmbeddedFact]
    var tree = PageTree()
    var relations = PageRelations()
    var hasCrop: Bool
    var gap: Inspection.Gap?

    init(_ search: PageSearch) {
      facts = PageMarks.facts(search)
      hasCrop = search.contains("/CropBox")
      tree.take(search)
      relations.take(search)
    }

    /// §14.11.2: what lies between both boundaries is there, and not shown.
    var inspection: Inspection {
      var found = Inspection(facts: facts + relations.facts, gap: gap)
      if !relations.isWhole { found.gap = found.gap ?? .unreadable }
      switch hasCrop ? tree.margins : .shown {
      case .shown: return found
      case .hidden: return found.with(Inspection(facts: [EmbeddedFact(.preview, "PDF:CropBox")]))
      case .unknown: return found.with(Inspection(gap: .unreadable))
      }
    }
  }

  /// - Parameters:
  ///   - tool: what looks into pictures.
  ///   - known: what it tells of the file itself.
  ///   - normalise: what qpdf makes of the file, with its streams as they are or unpacked; nil where it is not
  ///     installed.
  static func inspect(
    _ bytes: [UInt8], _ tool: ExifTool? = nil, known: [EmbeddedFact] = [],
    normalise: ((_ unpacks: Bool) -> Qpdf.Answer)? = nil
  ) -> Inspection {
    var pictures = PagePictures(tool, known: known)
    let (finding, objects) = raw(PageSearch(bytes), &pictures)
    guard let normalise else { return finding.whole }
    var found = finding.inspection
    for unpacks in [false, true] {
      switch normalise(unpacks) {
      case .failed: return finding.whole.with(found).with(Inspection(gap: .failed))
      case .tooLarge: return finding.whole.with(found).with(Inspection(gap: .tooLarge))
      case .unreadable: return finding.whole.with(found).with(Inspection(gap: .unreadable))
      case .bytes(let written, let isWhole):
        guard let form = PageNormalForm(written) else { return found.with(Inspection(gap: .failed)) }
        let second = normalised(form, &pictures)
        found = found.with(second.inspection)
        if !isWhole { found = found.with(Inspection(gap: .unreadable)) }
        // What is packed in a way that is undone there is looked into there: where it is the same stream.
        let isOpen =
          second.closed.isEmpty && finding.closed.isSubset(of: form.originals)
          && finding.closed.allSatisfy { objects?.isUnique($0) ?? false }
        if isOpen { return found }
        if unpacks || second.closed.isEmpty { return found.with(Inspection(gap: .unreadable)) }
      }
    }
    return found
  }

  /// What is found in a file as it lies there: in all of it, referred to or not.
  private static func raw(
    _ search: PageSearch, _ pictures: inout PagePictures
  ) -> (finding: PageFinding, relations: PageRelations?) {
    var finding = PageFinding()
    finding.add(Inspection(facts: PageEnds.facts(search)))
    // §7.6: what is encrypted cannot be looked at.
    if search.contains("/Encrypt") { return (finding.ending(.unreadable), nil) }
    var objects = Objects(search)
    var left = maximumByteCount
    var count = 0
    for stream in PageStreams(search, objects.relations.scalars) where stream.hasObjects {
      count += 1
      // Nothing but DEFLATE packs them.
      guard count <= maximumStreamCount, stream.isClear, !stream.hasPredictor, let packed = stream.content,
        stream.filters == ["FlateDecode"] || stream.filters == ["Fl"],
        let content = try? Inflate.unpack(packed.dropFirst(2), limit: min(left, 64 << 20))
      else {
        objects.gap = .unreadable
        finding.add(objects.inspection)
        return (finding, objects.relations)
      }
      left -= content.count
      let inner = PageSearch(content)
      objects.facts += PageMarks.facts(inner)
      objects.hasCrop = objects.hasCrop || inner.contains("/CropBox")
      objects.tree.take(packed: content, first: stream.first)
      objects.relations.take(packed: content, first: stream.first)
    }
    finding.add(objects.inspection)
    let streams = PageStreams(search, objects.relations.scalars)
    finding.add(pictures.inspect(streams, drawn: objects.relations.drawn))
    finding.add(undrawn(objects, pictures, finding))
    return (finding, objects.relations)
  }

  /// Pictures that are among the resources of a page, and are not drawn: whoever takes pages out of a file may leave
  /// those of others. What was not looked at may draw them.
  private static func undrawn(_ objects: Objects, _ pictures: PagePictures, _ finding: PageFinding) -> Inspection {
    guard finding.whole.gap == nil, !objects.relations.undrawn(pictures.drawn).isEmpty else { return Inspection() }
    return Inspection(facts: [PageReach.strayDrawing])
  }

  /// What is found in what a program that shows the file makes of it.
  private static func normalised(_ form: PageNormalForm, _ pictures: inout PagePictures) -> PageFinding {
    let objects = Objects(PageSearch(form.skeleton))
    var finding = PageFinding()
    finding.add(objects.inspection)
    finding.add(pictures.inspect(form.streams, drawn: form.before(objects.relations.drawn)))
    finding.add(undrawn(objects, pictures, finding))
    return finding
  }
}
