/// What is asked of an object store; the raw value is the word on the wire.
public enum ServiceVerb: String, Sendable, CaseIterable {
  /// The bytes of a file, or of a part of it.
  case get
  /// Its size.
  case head
  /// Puts a file.
  case put
  /// Removes a file.
  case remove
  /// Names and sizes of files, in the order of their names, up to a thousand.
  case list
  /// Whether the bucket keeps versions of what is removed or replaced.
  case versioning
  /// Begins a file that is sent in parts.
  case begin
  /// Sends a part.
  case part
  /// Makes the file of its parts.
  case finish
  /// Gives the parts up.
  case abandon

  /// Whether bytes are sent with it.
  public var hasBody: Bool { self == .put || self == .part || self == .finish }
}
