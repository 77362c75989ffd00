/// A part of a list of files.
public struct StoredPage: Sendable {
  /// The most files of a page.
  public static let maximumCount = 1000

  /// Names and sizes, in the order of the names' bytes.
  public let files: [(name: StoredName, size: UInt64)]
  /// Whether others follow.
  public let hasMore: Bool
}
