internal import OfficeOpenXML
internal import Subprocesses

/// The text of a document that a lawyer has finished, for its citations to be looked at; and what else is in the file.
public struct FinishedText: Sendable, Hashable {
  /// What kind of file it is, as its first bytes say; its name is not asked.
  public enum Format: String, Sendable {
    /// A text document (ECMA-376).
    case docx
    /// Pages (ISO 32000).
    case pdf
  }

  /// Bytes of a file that is read: 256 MiB.
  public static let maximumByteCount = 256 << 20
  /// Bytes of text: 64 MiB.
  public static let maximumTextByteCount = 64 << 20
  /// Seconds that the reading of pages may take.
  public static let maximumSeconds = 120
  /// The program that reads pages, and Debian's package that has it.
  static let (program, package) = ("pdftotext", "poppler-utils")

  /// The kind of file.
  public let format: Format
  /// What it says. Paragraphs, in a PDF lines, end with a line feed, pages of a PDF with a form feed; notes, headers and footers of a text
  /// document come after its main text.
  public let text: String
  /// What should not leave by accident. Of a PDF only the text is looked at.
  public let notices: [FinishedNotice]

  /// Reads a file. Nothing is written to disk, and nothing in the file is followed to anywhere.
  public init(reading bytes: [UInt8]) throws(FinishedTextError) {
    guard bytes.count <= Self.maximumByteCount else { throw Self.tooLarge }
    if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) || bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) {
      try self.init(docx: bytes)
    } else if Self.isPDF(bytes) {
      self.init(pdfText: try Self.pdfText(bytes, program: InstalledProgram(Self.program)))
    } else {
      throw FinishedTextError(
        .unknownFormat, "The file is neither a .docx nor a .pdf file.",
        next: "Save the submission as Word document (.docx) or PDF, and give that file.")
    }
  }

  private init(docx bytes: [UInt8]) throws(FinishedTextError) {
    let word: WordText
    do throws(OfficeError) { word = try WordText(reading: bytes) } catch { throw Self.explained(error) }
    guard word.text.utf8.count <= Self.maximumTextByteCount else { throw Self.tooLarge }
    guard word.text.contains(where: { !$0.isWhitespace }) else { throw Self.noText }
    var notices: [FinishedNotice] = []
    if word.trackedChangeCount > 0 { notices.append(.trackedChanges(word.trackedChangeCount)) }
    if word.commentCount > 0 { notices.append(.comments(word.commentCount)) }
    if word.hiddenTextByteCount > 0 { notices.append(.hiddenText) }
    if word.guidanceCount > 0 { notices.append(.guidance(word.guidanceCount)) }
    if !word.namingProperties.isEmpty { notices.append(.namingProperties(word.namingProperties)) }
    (format, text, self.notices) = (.docx, word.text, notices)
  }

  private init(pdfText: String) { (format, text, notices) = (.pdf, pdfText, []) }

  private static func explained(_ error: OfficeError) -> FinishedTextError {
    switch error.code {
    case .encrypted:
      FinishedTextError(
        .encrypted, "The file is encrypted, or in a format older than .docx.",
        next: "Save it as Word document (.docx) without a password; the vault seals it.")
    case .tooLarge:
      FinishedTextError(.tooLarge, "The document unpacks to more than is read: \(error).", next: smaller)
    case .notWord, .notZIP, .unsupportedZIP, .badName:
      FinishedTextError(
        .unknownFormat, "The file is no Word document that is read here: \(error).",
        next: "Open it in your word processor and save it anew as Word document (.docx).")
    case .damaged, .badXML, .badTable:
      FinishedTextError(
        .damaged, "The document is damaged: \(error).",
        next: "Open it in your word processor and save it anew as Word document (.docx).")
    case .documentType:
      FinishedTextError(
        .damaged, "The document declares entities, which no word processor writes: it may be made to do harm.",
        next: "Find out where the file comes from. To use its words, copy them into a new document.")
    }
  }

  private static let smaller = "Take pictures and annexes out of the submission; they belong among the exhibits."
  private static let tooLarge = FinishedTextError(.tooLarge, "The document is larger than is read here.", next: smaller)
  private static let noText = FinishedTextError(
    .noText, "There is no text in the document, only pictures of pages, or nothing at all.",
    next:
      "Give the file that the pages were printed from: a Word document (.docx), or a PDF made by its word processor.")
}
