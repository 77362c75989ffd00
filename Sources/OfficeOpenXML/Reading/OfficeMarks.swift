/// What one part of an office file holds beside what it shows.
enum OfficeMarks {
  private typealias Remark = OfficeContents.Remark

  /// - Parameters:
  ///   - kind: what the part is to the one that leads there.
  ///   - context: what is known of the whole file.
  ///   - ties: the part's relationships, each with what it leads to.
  static func remarks(
    in bytes: [UInt8], of kind: String, _ context: FileContext, ties: [(id: String, kind: String)] = []
  ) throws(OfficeError) -> [OfficeContents.Remark] {
    switch kind {
    case "core-properties", "extended-properties", "extendedProperties": try OfficeProperties.remarks(in: bytes)
    case "custom-properties", "customProperties": try OfficeProperties.custom(bytes)
    case "customXml": OfficeProperties.customXML(bytes)
    case "vmlDrawing": drawing(bytes)
    case UsedStrings.kind: try strings(bytes, context)
    default: try marks(bytes, of: kind, context, ties)
    }
  }

  private static func marks(
    _ bytes: [UInt8], of kind: String, _ context: FileContext, _ ties: [(id: String, kind: String)]
  ) throws(OfficeError) -> [OfficeContents.Remark] {
    var found: [Remark] = []
    var scanner = WordScanner(context.styles)
    try scanner.scan(bytes)
    if scanner.changeCount > 0 { found.append(Remark(kind: .change, name: "tracked change")) }
    if scanner.commentCount > 0 { found.append(Remark(kind: .comment, name: "comment")) }
    if scanner.hiddenByteCount > 0 { found.append(Remark(kind: .comment, name: "hidden text")) }
    if scanner.hidesDrawing { found.append(Remark(kind: .comment, name: "hidden picture")) }
    var watches: [any PartWatch] = [
      WorkbookMarks(context.texts), NameMarks(), PivotMarks(), DrawingMarks(), TextMarks(), ControlMarks(), FormMarks(),
      RenderingMarks(), PresentationMarks(), OfficeFields(), InstructionMarks(), TableMarks(),
    ]
    var unused = UnusedTies(ties, of: kind)
    var covered = CoveredCells()
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      for place in watches.indices { watches[place].take(token) }
      unused.take(token)
      covered.take(token)
    }
    if !reader.passedBy.isEmpty { found.append(Remark(kind: .comment, name: "remark in the markup")) }
    if UsedNotes.noteKinds.contains(kind) { found += try context.notes.remarks(in: bytes) }
    return try found + watches.flatMap(\.remarks) + unused.remarks + covered.remarks()
  }

  private static func strings(_ bytes: [UInt8], _ context: FileContext) throws(OfficeError) -> [OfficeContents.Remark] {
    var watch = StringMarks(context.strings)
    var reader = try XMLReader(bytes)
    while let token = try reader.next() { watch.take(token) }
    return watch.remarks
  }

  /// An older drawing that is a part of its own (part 4 §19). Excel writes some that are no XML: what is hidden in one
  /// of these nobody knows.
  private static func drawing(_ bytes: [UInt8]) -> [OfficeContents.Remark] {
    var watch = DrawingMarks()
    do throws(OfficeError) {
      var reader = try XMLReader(bytes)
      while let token = try reader.next() { watch.take(token) }
    } catch {
      return watch.remarks + [Remark(kind: .comment, name: "older drawing that cannot be read")]
    }
    return watch.remarks
  }
}
