internal import VaultFiles

/// Looks into a picture that lies in another file.
enum PictureInspection {
  /// Pictures of one file that are looked at.
  static let maximumCount = 200
  private static let formats: [(beginning: [UInt8], mediaType: String)] = [
    ([0xff, 0xd8, 0xff], "image/jpeg"), ([0x89, 0x50, 0x4e, 0x47], "image/png"), (Array("GIF8".utf8), "image/gif"),
    ([0x49, 0x49, 0x2a, 0x00], "image/tiff"), ([0x4d, 0x4d, 0x00, 0x2a], "image/tiff"),
    ([0, 0, 0, 12] + Array("jP  ".utf8), "image/jp2"), ([0xff, 0x4f, 0xff, 0x51], "image/x-j2c"),
  ]

  /// The media type of a picture, by how it begins; nil for one that nobody here knows.
  static func mediaType(of bytes: some Collection<UInt8>) -> String? {
    formats.first { bytes.starts(with: $0.beginning) }?.mediaType
  }

  /// - Parameter place: which picture it is, in words before the names of its fields.
  static func inspect(_ picture: [UInt8], place: String, _ tool: ExifTool?) -> Inspection {
    guard let mediaType = mediaType(of: picture) else { return Inspection(gap: .unknownFormat) }
    guard let file = try? MemoryFile(picture) else { return Inspection(gap: .tooLarge) }
    var found = MediaInspection.inspect(file, mediaType: mediaType, tool)
    found.facts = found.facts.map { EmbeddedFact($0.kind, "\(place) \($0.field)") }
    return found
  }
}
