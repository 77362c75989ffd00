/// What a text document says to whoever prints it, and what else is in it (ECMA-376 part 1, transitional and strict).
public struct WordText: Sendable, Hashable {
  /// What reading one document may take.
  public struct Limits: Sendable {
    /// Bytes of one part, unpacked: 64 MiB.
    public var partByteCount = 64 << 20
    /// Bytes of all parts that are read: 128 MiB.
    public var byteCount = 128 << 20
    /// Headers, footers, notes and comments that are looked at: 200 parts.
    public var partCount = 200

    /// These limits.
    public init() {}
  }

  /// The main text, then footnotes, endnotes, headers and footers. Each paragraph ends with a line feed; a line break in one is U+2028. What
  /// was deleted while changes were tracked is not in it, what was inserted is.
  public var text = ""
  /// What comments say, which is in no text above.
  public var comments = ""
  /// Comments.
  public var commentCount = 0
  /// Tracked insertions, deletions, moves and changes of form.
  public var trackedChangeCount = 0
  /// Bytes of text that is hidden, by itself or by a style; it is in `text`.
  public var hiddenTextByteCount = 0
  /// Paragraphs in the style `Guidance` of our drafts, which are for the writer; they are in `text`.
  public var guidanceCount = 0
  /// Properties that name somebody, as the format calls them: `creator`, `lastModifiedBy`, `Manager`, `Company`.
  public var namingProperties: [String] = []

  /// Reads a `.docx` file.
  /// - Throws: `.encrypted` for one that needs a password, `.notWord`, `.documentType`, `.tooLarge`, and all that damage may be.
  public init(reading bytes: [UInt8], limits: Limits = Limits()) throws(OfficeError) {
    // MS-CFB §2.2: an encrypted office file is in a compound file, as those before 2007 are.
    guard !bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) else {
      throw OfficeError(.encrypted, "an office file that is encrypted, or older than .docx")
    }
    var package = WordPackage(try ZIPFile(bytes), limits)
    guard let main = try package.mainPart() else { throw OfficeError(.notWord, "no part of it is a text document") }
    let others = try package.related(to: main)
    var styles = HiddenStyles()
    for part in others where part.kind == "styles" { try styles.read(try package.content(of: part.name)) }
    var scanner = WordScanner(styles)
    try scanner.scan(try package.content(of: main))
    guard scanner.isWord else { throw OfficeError(.notWord, "its main part is no text document") }
    for kind in ["footnotes", "endnotes", "header", "footer"] {
      for part in others where part.kind == kind { try scanner.scan(try package.content(of: part.name)) }
    }
    var remarks = WordScanner()
    for part in others where part.kind == "comments" { try remarks.scan(try package.content(of: part.name)) }
    text = scanner.text
    comments = remarks.text
    commentCount = max(scanner.commentCount, remarks.commentCount)
    trackedChangeCount = scanner.changeCount
    guidanceCount = scanner.guidanceCount
    hiddenTextByteCount = scanner.hiddenByteCount
    namingProperties = try package.namingProperties()
  }
}
