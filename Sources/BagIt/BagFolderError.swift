/// Why a folder could not be looked at. It says nothing about the bag in it.
public struct BagFolderError: Error, Equatable, Sendable {
  /// The kinds of failure.
  public enum Code: String, Sendable {
    /// A file that was listed is gone.
    case notFound = "not-found"
    /// The system refused.
    case unreadable
    /// More entries than the limit.
    case tooMany = "too-many"
    /// A file longer than the limit.
    case tooLarge = "too-large"
  }

  /// The kind of failure.
  public let code: Code
  /// The path, relative to the folder; empty for the folder itself.
  public let path: [UInt8]

  /// A failure.
  public init(_ code: Code, path: [UInt8] = []) {
    self.code = code
    self.path = path
  }
}
