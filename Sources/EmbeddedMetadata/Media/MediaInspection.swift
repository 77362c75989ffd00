internal import VaultFiles

/// Looks into a picture, a film or a sound: at the fields in it by ExifTool, and at what no field stands for by its
/// structure.
enum MediaInspection {
  /// More would tell nobody more: a walk ends there, and says so.
  static let maximumFactCount = 1000
  private static let boxTypes: Set = [
    "image/heic", "image/jp2", "video/mp4", "video/quicktime", "audio/mp4",
  ]

  /// - Parameter mediaType: what the file is by its first bytes.
  static func inspect(_ file: MemoryFile, mediaType: String, _ tool: ExifTool?) -> Inspection {
    let fields = tool?.inspect(file, mediaType: mediaType) ?? Inspection(gap: .noProgram)
    return fields.with(structure(file, mediaType))
  }

  private static func structure(_ file: MemoryFile, _ mediaType: String) -> Inspection {
    if mediaType == "image/heic" { return BoxWalk.inspect(file).with(ItemWalk.inspect(file)) }
    if boxTypes.contains(mediaType) { return BoxWalk.inspect(file) }
    switch mediaType {
    case "image/webp", "video/x-msvideo", "audio/wav": return ChunkListWalk.inspect(file)
    case "video/webm": return ElementWalk.inspect(file)
    case "image/tiff": return DirectoryWalk.inspect(file)
    case "image/jpeg", "image/png", "image/gif":
      guard let bytes = try? file.bytes() else { return Inspection(gap: .tooLarge) }
      if mediaType == "image/gif" { return BlockWalk.inspect(bytes) }
      return mediaType == "image/jpeg" ? SegmentWalk.inspect(bytes) : ChunkWalk.inspect(bytes)
    default: return Inspection()
    }
  }

  /// Whether bytes behind an end say anything: zeros and ends of lines fill up, and say nothing.
  static func saysSomething(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.contains { $0 != 0 && $0 != 10 && $0 != 13 }
  }
}
