/// Why an archive is not read, or a member cannot be written. Equal when the code is.
public struct TarError: Error, Equatable, Sendable {
  /// The reasons, stable words for reports.
  public enum Code: String, CaseIterable, Sendable {
    /// The file ends within a member, or without the two blocks of zeros that end an archive.
    case truncated
    /// A block where a header must be is none: its magic, its checksum or one of its numbers.
    case malformedHeader = "malformed-header"
    /// An extended header (pax, or a long name of GNU tar) breaks its rules, or stands before no member.
    case malformedExtension = "malformed-extension"
    /// An extended header asks for something that this reader does not do: sparse files, another character set, defaults for all members.
    case unsupportedExtension = "unsupported-extension"
    /// Absolute, with an empty part, `.` or `..` in it, empty, or over 4,096 bytes.
    case unsafeName = "unsafe-name"
    /// A name comes twice, or a file is another member's folder.
    case duplicateName = "duplicate-name"
    /// A symbolic or a hard link.
    case link
    /// A device or a pipe.
    case specialFile = "special-file"
    /// A member of another kind that only some programs know: sparse, contiguous, split over volumes.
    case unsupportedKind = "unsupported-kind"
    /// Something stands behind the end of the archive.
    case trailingBytes = "trailing-bytes"
    /// More members, or longer names, than are read.
    case tooMany = "too-many"
    /// A member of 2^63 bytes or more.
    case tooLarge = "too-large"
  }

  /// The reason.
  public let code: Code
  /// The member's name as it stands in the archive, where it is known.
  public let name: [UInt8]

  /// An error.
  init(_ code: Code, _ name: [UInt8] = []) {
    self.code = code
    self.name = name
  }

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
