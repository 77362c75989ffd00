/// What a ``BagFolder`` finds: one name, as raw bytes, below the bag.
public struct BagFolderEntry: Hashable, Sendable {
  /// The kinds of things in a folder.
  public enum Kind: Sendable {
    /// A file.
    case regular
    /// A folder.
    case folder
    /// A symbolic link; never followed.
    case link
    /// A device, a socket, a pipe, or what else there is.
    case special
  }

  /// The path relative to the bag, `/` between components, in whatever bytes the system has.
  public let path: [UInt8]
  /// What it is.
  public let kind: Kind
  /// A file's length in bytes; zero for everything else.
  public let byteCount: UInt64

  /// An entry.
  public init(path: [UInt8], kind: Kind, byteCount: UInt64 = 0) {
    self.path = path
    self.kind = kind
    self.byteCount = byteCount
  }
}
