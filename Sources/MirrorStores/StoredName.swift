/// The name of a file in a store: components of `A-Z a-z 0-9 . _ -` joined by `/`, none of which begins with a dot. At most 512 bytes.
/// It needs no escaping in a path, an address or a list, and leads nowhere else.
public struct StoredName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The longest name: 512 bytes.
  public static let maximumByteCount = 512

  /// The name.
  public let text: String

  /// Nil for a text that is none.
  public init?(_ text: String) {
    guard (1...Self.maximumByteCount).contains(text.utf8.count) else { return nil }
    for part in text.utf8.split(separator: 0x2f, omittingEmptySubsequences: false) {
      guard let first = part.first, first != 0x2e, part.allSatisfy(Self.isAllowed) else { return nil }
    }
    self.text = text
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f: true
    default: false
    }
  }

  /// The name.
  public var description: String { text }

  /// By the bytes, as stores list them; of ASCII, which is all there is, texts are ordered so.
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
