/// One line of a note: text in UTF-8, not empty, without control characters below U+0020 (c2sp.org/signed-note, Format).
///
/// Lines are compared by their bytes. Strings are not: Swift holds `é` and `e` with an accent to be equal, and a log does not.
public struct NoteLine: Hashable, Sendable, CustomStringConvertible {
  /// The bytes, without newline.
  public let utf8: [UInt8]

  /// The line with these bytes; nil where they are none, not UTF-8, or hold a control character.
  public init?(_ utf8: some Collection<UInt8>) {
    guard !utf8.isEmpty, utf8.allSatisfy({ $0 >= .space }), String(validating: utf8, as: UTF8.self) != nil
    else { return nil }
    self.utf8 = Array(utf8)
  }

  /// The line with this text; nil where it is empty or holds a control character.
  public init?(_ text: String) { self.init(text.utf8) }

  /// The text.
  public var description: String { String(decoding: utf8, as: UTF8.self) }
}
