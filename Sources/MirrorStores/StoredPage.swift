/// A part of a list of files.
public struct StoredPage: Sendable {
  /// The most files of a page.
  public static let maximumCount = 1000

  /// Names and sizes, in the order of the names' bytes.
  public let files: [(name: StoredName, size: UInt64)]
  /// Whether others follow.
  public let hasMore: Bool
  /// Files among them whose names no file of a store has, as far as the place tells: at most a thousand, spelled as `ListedName` has them. Others may
  /// be told again with the next part.
  public var strange: [String] = []
}
