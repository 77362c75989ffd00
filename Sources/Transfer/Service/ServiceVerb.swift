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
  /// Whether files of the bucket can be locked against removal.
  case locking
  /// How, and until when, a file is locked.
  case retention
  /// Locks a file, or locks it for longer.
  case retain
  /// Every version of the files whose names begin so, and what marks them as removed, up to a thousand.
  case versions
  /// Begins a file that is sent in parts.
  case begin
  /// Sends a part.
  case part
  /// Makes the file of its parts.
  case finish
  /// Gives the parts up.
  case abandon
  /// What was begun of the files whose names begin so and is neither finished nor given up, up to a thousand.
  case uploads

  /// Whether it is about the bucket, and no name in it.
  var isOfBucket: Bool { self == .versioning || self == .locking }

  /// Whether it lists what begins with the key.
  var isList: Bool { self == .list || self == .versions || self == .uploads }

  /// Whether bytes are sent with it.
  public var hasBody: Bool { [.put, .part, .finish, .retain].contains(self) }
}
