/// A file that lies beside a page, or in folders there: the only kind of address that a page leads to.
///
///     NeighbourFile("data/0001-exhibit.jpg")    // nil for "//host/a", "../a", "a:b", "a?b"
public struct NeighbourFile: Sendable, Hashable {
  /// Relative to the page.
  public let path: String

  /// A path of names made of letters, digits, `-`, `_` and `.`, none of which begins with `.`; nil for all else.
  public init?(_ path: String) {
    let names = path.utf8.split(separator: 0x2f, omittingEmptySubsequences: false)
    guard names.allSatisfy({ !$0.isEmpty && $0.first != 0x2e && $0.allSatisfy(Self.isPlain) }) else { return nil }
    self.path = path
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20) || [0x2d, 0x2e, 0x5f].contains(byte)
  }
}
