/// The name of a type of records that an organisation made for itself: `x-`, then words of lower-case letters and digits with
/// hyphens between them, at most 40 bytes. No type of the program, now or later, begins so.
///
///     x-vehicle-sighting
public struct OwnRecordType: Hashable, Sendable {
  /// The letters that every such name begins with.
  public static let prefix = "x-"
  /// A name is no longer, in bytes.
  public static let maximumByteCount = 40

  /// The name.
  public let name: String

  /// A name; nil where it is none.
  public init?(_ name: String) {
    guard name.hasPrefix(Self.prefix), name.utf8.count <= Self.maximumByteCount else { return nil }
    let words = name.utf8.dropFirst(Self.prefix.utf8.count)
      .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard
      words.allSatisfy({ word in
        !word.isEmpty && word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      })
    else { return nil }
    self.name = name
  }
}
