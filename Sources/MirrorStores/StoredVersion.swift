/// A version of a file that a place keeps, also out of sight: what was there before it was replaced or removed.
public struct StoredVersion: Sendable, Equatable {
  /// What the place calls it.
  public let identifier: String
  /// Its size in bytes, as the place says it.
  public let size: UInt64

  /// A version of this name and size.
  public init(_ identifier: String, size: UInt64) { (self.identifier, self.size) = (identifier, size) }
}
