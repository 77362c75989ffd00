/// The name of a note's key: UTF-8, not empty, without Unicode spaces, `+` and control characters (c2sp.org/signed-note, Format).
///
///     example.com/behind-the-sofa
public struct KeyName: Hashable, Sendable, CustomStringConvertible {
  /// The longest name taken: 1,024 bytes.
  public static let maximumByteCount = 1024

  /// The name as a line of text.
  public let line: NoteLine

  /// The name with these bytes; nil for anything that is not a name.
  public init?(_ utf8: some Collection<UInt8>) {
    guard utf8.count <= Self.maximumByteCount, let line = NoteLine(utf8), !line.utf8.contains(.plus),
      !line.description.unicodeScalars.contains(where: \.properties.isWhitespace)
    else { return nil }
    self.line = line
  }

  /// The name with this text; nil for anything that is not a name.
  public init?(_ text: String) { self.init(text.utf8) }

  /// The bytes.
  public var utf8: [UInt8] { line.utf8 }

  /// The text.
  public var description: String { line.description }
}
