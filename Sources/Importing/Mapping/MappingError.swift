internal import SelectiveDisclosure

/// Why a mapping file is refused: where in it, and what is wrong there.
public struct MappingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The place as a JSON Pointer (RFC 6901); empty for the whole file.
  public let place: String
  /// What is wrong, in words.
  public let reason: String

  init(_ place: String, _ reason: String) {
    self.place = place
    self.reason = reason
  }

  init(_ error: JSONError) { self.init("", "is not JSON (\(error.code.rawValue) at byte \(error.offset))") }

  /// For example `/tables/0/fields/3/to: is not a path`.
  public var description: String { "\(place.isEmpty ? "the mapping" : place): \(reason)" }
}
