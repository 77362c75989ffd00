/// A text document (ECMA-376 part 1, transitional) that names nobody: no author, no company, no times but the one that is given, no
/// marks of who typed what in which sitting, and a wish to Word to keep it so.
///
///     let draft = WordDocument(title: "Submission", language: "en-GB", blocks: [.heading(.one, "Grounds"), …])
///     let file = try draft.bytes()
///
/// The same document gives the same bytes.
public struct WordDocument: Sendable, Hashable {
  /// Bytes of the main part: 256 MiB.
  public static let maximumByteCount = 256 << 20

  /// What programs show in the window's bar; it does not appear on the page.
  public var title: String
  /// The language in which it is written (BCP 47), for example `en-GB`.
  public var language: String
  /// Whether lines begin on the right.
  public var isRightToLeft: Bool
  /// What stands above each page, for example a confidentiality marking.
  public var marking: String?
  /// When it was made (RFC 3339, UTC), where that may be told.
  public var created: String?
  /// What it says.
  public var blocks: [WordBlock]

  /// A document.
  public init(
    title: String, language: String, isRightToLeft: Bool = false, marking: String? = nil, created: String? = nil,
    blocks: [WordBlock] = []
  ) {
    (self.title, self.language, self.isRightToLeft) = (title, language, isRightToLeft)
    (self.marking, self.created, self.blocks) = (marking, created, blocks)
  }

  /// The file, `.docx`.
  /// - Throws: `.badName` for a language or a time that is none, `.badTable`, `.tooLarge`.
  public func bytes() throws(OfficeError) -> [UInt8] {
    guard LanguageTag.isOne(language) else { throw OfficeError(.badName, "a language tag that is none (BCP 47)") }
    let parts = WordParts(self)
    var writer = ZIPWriter()
    for (name, text) in [
      ("[Content_Types].xml", parts.contentTypes), ("_rels/.rels", PackageParts.relationships("word/document.xml")),
      ("word/document.xml", try WordBody(self).xml()), ("word/_rels/document.xml.rels", parts.relationships),
      ("word/styles.xml", WordStyles(self).xml), ("word/numbering.xml", parts.numbering),
      ("word/settings.xml", parts.settings), ("word/header1.xml", parts.header), ("word/footer1.xml", parts.footer),
      ("docProps/core.xml", try PackageParts.properties(title: title, language: language, created: created)),
    ] {
      try writer.add(name, Array(text.utf8))
    }
    return writer.finished()
  }
}
