/// A folder that may be a bag: all that validating needs of a file system, so that the caller decides how files are opened.
public protocol BagFolder {
  /// Everything below the folder, at any depth, in any order; folders too, links and special files as such and not followed.
  /// - Throws: `.unreadable`, `.tooMany` where there is more than `limit`.
  func entries(limit: Int) throws(BagFolderError) -> [BagFolderEntry]

  /// Reads a file from its start to its end in pieces of a size the folder chooses, without following links.
  /// - Parameter limit: the most bytes that may be read; more is `.tooLarge`.
  /// - Throws: `.notFound`, `.unreadable`, `.tooLarge`.
  func read(_ path: [UInt8], limit: UInt64, _ body: (Span<UInt8>) -> Void) throws(BagFolderError)
}
