/// Why the catalogue could not be read or written. It can always be made again from the custody log.
public struct CatalogueError: Error, Sendable, Equatable {
  /// The reasons.
  public enum Code: String, Sendable {
    /// No image of a catalogue of this version, or a damaged one.
    case damaged
    /// No memory left, or a value that is too long.
    case full
    /// Anything else that the library refuses.
    case failed
  }

  /// The reason.
  public let code: Code
  /// What the library said. It names no value of the catalogue.
  public let detail: String

  /// An error.
  public init(_ code: Code, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }
}
