/// Words in a PDF (ISO 32000-1) that say that there is something beside what its pages show.
enum PageMarks {
  /// §12.5.6: annotations that are a remark, and those that are a file. Links and fields of forms are seen.
  private static let remarks = [
    "Text", "FreeText", "Highlight", "Underline", "Squiggly", "StrikeOut", "Ink", "Stamp", "Caret", "Popup", "Line",
    "Square", "Circle", "Polygon", "PolyLine", "Redact", "Projection",
  ]
  private static let files = ["FileAttachment", "Sound", "Movie", "Screen", "3D", "RichMedia"]
  /// Kinds of annotations of which facts are told.
  static let annotationKinds = Set(remarks + files)

  /// Annotations that are seen on the page.
  static let shownAnnotations: Set = ["Link", "Widget", "PrinterMark", "TrapNet", "Watermark"]
  /// What a layer is called in facts.
  static let hiddenLayer = "PDF:layer that is not shown"

  /// What these kinds of annotations are.
  static func annotations(_ kinds: Set<String>) -> [EmbeddedFact] {
    remarks.filter(kinds.contains).map { EmbeddedFact(.comment, "PDF:annotation \($0)") }
      + files.filter(kinds.contains).map { EmbeddedFact(.attachment, "PDF:annotation \($0)") }
  }

  /// What words anywhere in it tell.
  static func facts(_ search: PageSearch) -> [EmbeddedFact] {
    var facts = annotations(search.names(after: "/Subtype", among: annotationKinds))
    if search.contains("/EmbeddedFile") || search.hasName("/EF") {
      facts.append(EmbeddedFact(.attachment, "PDF:EmbeddedFiles"))
    }
    // §12.6.4.16, §7.11, §12.8.
    if search.hasName("/JS") || search.hasName("/JavaScript") {
      facts.append(EmbeddedFact(.attachment, "PDF:JavaScript"))
    }
    if search.hasName("/ByteRange") { facts.append(EmbeddedFact(.author, "PDF:signature")) }
    if search.contains("/PieceInfo") { facts.append(EmbeddedFact(.comment, "PDF:PieceInfo")) }
    // Extensions of ISO 32000 for maps: which places on earth points of a page are.
    if search.hasName("/GPTS") || search.hasName("/LGIDict") {
      facts.append(EmbeddedFact(.location, "PDF:GPTS"))
    }
    if search.contains("/XFA") { facts.append(EmbeddedFact(.comment, "PDF:XFA")) }
    if search.hasName("/Thumb") { facts.append(EmbeddedFact(.preview, "PDF:Thumb")) }
    if search.hasName("/OCProperties") || search.hasName("/OCMD") || search.hasName("/OCG"), hasHiddenLayer(search) {
      facts.append(EmbeddedFact(.preview, hiddenLayer))
    }
    return facts
  }

  /// §8.11: layers that are switched off, for whoever reads or prints, and what is shown only while one is.
  private static func hasHiddenLayer(_ search: PageSearch) -> Bool {
    for key in ["/BaseState", "/ViewState", "/PrintState", "/ExportState"] as [StaticString] {
      let states = search.words(after: key)
      if states.contains(where: { $0 != .name("ON") && $0 != .name("Unchanged") }) { return true }
    }
    for value in search.words(after: "/OFF") {
      // The name itself is the value of another key, or a list without anything in it.
      if case .reference = value { return true }
      if case .array(let layers) = value, !layers.isEmpty { return true }
    }
    // Shown only while others are off, or by a rule (§8.11.2.2).
    return search.words(after: "/P").contains { $0 == .name("AllOff") || $0 == .name("AnyOff") }
      || search.hasName("/VE")
  }
}
