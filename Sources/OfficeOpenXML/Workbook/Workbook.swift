/// A workbook (ECMA-376 part 1 §18, transitional) that names nobody, and in which nothing is a formula: every text is typed as one.
///
///     let index = Workbook(title: "Exhibits", sheets: [Worksheet("Exhibits", columns: [.init("Number"), …], rows: …)])
///     let file = try index.bytes()
///
/// The same workbook gives the same bytes.
public struct Workbook: Sendable, Hashable {
  /// Sheets of one workbook: 255.
  public static let maximumSheetCount = 255
  /// Rows of a sheet, the first included, and columns (§18.17 and what programs open).
  public static let (maximumRowCount, maximumColumnCount) = (1_048_576, 16_384)

  /// What programs show as its title.
  public var title: String
  /// Whether the first column is the rightmost.
  public var isRightToLeft: Bool
  /// What stands above each page that is printed, for example a confidentiality marking; at most 200 UTF-16 units.
  public var marking: String?
  /// When it was made (RFC 3339, UTC), where that may be told.
  public var created: String?
  /// At least one.
  public var sheets: [Worksheet]

  /// A workbook.
  public init(
    title: String, isRightToLeft: Bool = false, marking: String? = nil, created: String? = nil, sheets: [Worksheet] = []
  ) {
    (self.title, self.isRightToLeft, self.marking) = (title, isRightToLeft, marking)
    (self.created, self.sheets) = (created, sheets)
  }

  /// The file, `.xlsx`.
  /// - Throws: `.badName` for a sheet's name or a time, `.badTable`, `.tooLarge`.
  public func bytes() throws(OfficeError) -> [UInt8] {
    guard (1...Self.maximumSheetCount).contains(sheets.count) else {
      throw OfficeError(.badTable, "a workbook has 1 to \(Self.maximumSheetCount) sheets")
    }
    guard Set(sheets.map { $0.name.lowercased() }).count == sheets.count, sheets.allSatisfy(\.hasGoodName) else {
      throw OfficeError(.badName, "a sheet's name that programs do not open, or one that is there twice")
    }
    guard marking?.utf16.count ?? 0 <= 200 else { throw OfficeError(.tooLarge, "a marking longer than 200 characters") }
    let parts = WorkbookParts(self)
    var writer = ZIPWriter()
    for (name, text) in [
      ("[Content_Types].xml", parts.contentTypes), ("_rels/.rels", PackageParts.relationships("xl/workbook.xml")),
      ("xl/workbook.xml", parts.workbook), ("xl/_rels/workbook.xml.rels", parts.relationships),
      ("xl/styles.xml", parts.styles),
      ("docProps/core.xml", try PackageParts.properties(title: title, language: nil, created: created)),
    ] {
      try writer.add(name, Array(text.utf8))
    }
    for (place, sheet) in sheets.enumerated() {
      let part = WorksheetPart(sheet, in: self, isFirst: place == 0)
      try writer.add("xl/worksheets/sheet\(place + 1).xml", Array(try part.xml().utf8))
    }
    return writer.finished()
  }
}
