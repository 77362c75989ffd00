internal import VaultFiles

/// Takes fields out of pictures, films and sound with ExifTool: what is seen and heard stays bit by bit.
struct MediaRemoval: RemovalWay {
  static let mediaTypes: Set = [
    "image/jpeg", "image/png", "image/heic", "image/gif", "image/webp", "image/tiff", "video/mp4", "video/quicktime",
    "audio/mp4",
  ]
  /// What the tool calls itself in records.
  static let name = "ExifTool"
  /// Film and sound have these in boxes that cannot go.
  private static let times = [
    "CreateDate", "ModifyDate", "TrackCreateDate", "TrackModifyDate", "MediaCreateDate", "MediaModifyDate",
  ]
  /// A TIFF file's first directory is the picture itself, so that its fields go one by one; `CommonIFD0` is ExifTool's
  /// list of most of them.
  private static let directory = ["CommonIFD0", "IFD0:DocumentName", "IFD0:PageName", "IFD0:HostComputer"]

  let tool: ExifTool?

  func rewrite(
    _ file: MemoryFile, mediaType: String, found: Inspection
  ) throws(MetadataRemoval.Failure) -> RewrittenFile {
    guard let tool else { throw .noProgram(name: ExifTool.program, package: ExifTool.package) }
    // The colours of a picture are in its profile, and which side is up is in its metadata.
    var arguments = ["-all=", "--icc_profile:all"]
    switch mediaType {
    case "video/mp4", "video/quicktime", "audio/mp4": arguments += Self.times.map { "-QuickTime:\($0)=" }
    // Its boxes say which side is up.
    case "image/heic": break
    default:
      if mediaType == "image/tiff" { arguments += Self.directory.map { "-\($0)=" } }
      if let orientation = tool.orientation(of: file) { arguments.append("-IFD0:Orientation#=\(orientation)") }
    }
    guard let bytes = tool.rewrite(file, arguments, limit: Int(file.byteCount) + 1 << 20), let version = found.version
    else { throw .failed }
    return RewrittenFile(
      bytes: bytes, parameters: arguments.joined(separator: " "),
      tool: MetadataRemoval.Copy.Tool(name: Self.name, version: version))
  }
}
