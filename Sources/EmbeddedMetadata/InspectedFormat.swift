/// How a kind of file is looked at, by its media type (RFC 6838): as its first bytes say, never as its name does.
public enum InspectedFormat: Sendable, Hashable {
  /// Whoever opens it sees all that is in it, where it is text to its end.
  case plain
  /// By ExifTool.
  case media
  /// By ExifTool, and for annotations, attachments and earlier states.
  case pages
  /// Part by part; pictures in it by ExifTool.
  case office

  private static let types: [String: InspectedFormat] = {
    let office = "application/vnd.openxmlformats-officedocument."
    let media = [
      "image/jpeg", "image/heic", "image/png", "image/gif", "image/webp", "image/tiff", "video/mp4", "video/quicktime",
      "video/x-msvideo", "video/webm", "audio/mp4", "audio/mpeg", "audio/wav", "audio/flac", "audio/ogg",
    ]
    var types: [String: InspectedFormat] = ["text/plain": .plain, "application/pdf": .pages]
    for type in media { types[type] = .media }
    for kind in ["wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation"] {
      types[office + kind] = .office
    }
    return types
  }()

  /// Nil for a media type of which nobody here knows what may be in it.
  public init?(mediaType: String) {
    guard let known = Self.types[mediaType] else { return nil }
    self = known
  }

  /// Bytes that are taken into memory: 512 MiB of film, sound or a picture, 128 MiB else.
  public var maximumByteCount: UInt64 { self == .media ? 512 << 20 : 128 << 20 }
}
