/// Why a file cannot be written as asked, or is none that is read here.
public struct OfficeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds; the raw values are stable.
  public enum Code: String, Sendable {
    /// More than the format, or this module, takes.
    case tooLarge
    /// A name of a part, a sheet or a language that the format does not allow, or one that is there twice.
    case badName
    /// A table without columns, or a row with another number of cells than there are columns.
    case badTable
    /// Not a ZIP file, or one whose parts contradict each other (APPNOTE.TXT 6.3.3).
    case notZIP
    /// A ZIP file that uses what office files do not: several disks, other ways of compressing.
    case unsupportedZIP
    /// A part is encrypted, or the file is an encrypted office file (MS-OFFCRYPTO §2.3).
    case encrypted
    /// What was compressed is damaged (RFC 1951), or its check sum is another (APPNOTE.TXT 4.4.7).
    case damaged
    /// Not XML as office files hold it (ECMA-376 part 2 §8.1.1.3).
    case badXML
    /// A declaration of entities or of a document type, which office files must not have (ECMA-376 part 2 §8.1.1.3).
    case documentType
    /// A ZIP file that holds no text document.
    case notWord
  }

  /// The kind.
  public let code: Code
  /// More about it, for people; not stable, and without words of the file.
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// Feeds the code.
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
