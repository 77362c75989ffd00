public import VaultFiles

/// Takes out of a file what it tells beside what it shows. The picture, the film and the sound stay as they are, bit by
/// bit.
public struct MetadataRemoval: Sendable {
  /// A copy without what was taken out.
  public struct Copy: Sendable {
    /// Its bytes, in memory.
    public let file: MemoryFile
    /// What the original had and the copy has not.
    public let removed: [EmbeddedFact]
    /// What was asked of ExifTool, so that it can be done again.
    public let parameters: String
    /// The version of ExifTool.
    public let version: String
  }

  /// Why there is no copy. The raw values are stable.
  public enum Failure: Error, Hashable, Sendable {
    /// ExifTool is not installed.
    case noProgram
    /// A format from which nothing can be taken out so that it stays out.
    case notRemovable
    /// It could not be looked at, or ExifTool could not write it.
    case failed
    /// What is still there, and was to be gone.
    case stillThere([EmbeddedFact])
  }

  /// Media types that can be rewritten. What ExifTool takes out of a PDF can be brought back by anybody, so that a PDF
  /// is not among them.
  public static let mediaTypes: Set = ["image/jpeg", "image/png", "video/mp4", "video/quicktime"]
  private static let times = [
    "CreateDate", "ModifyDate", "TrackCreateDate", "TrackModifyDate", "MediaCreateDate", "MediaModifyDate",
  ]

  private let tool: ExifTool?

  /// With ExifTool, where it is installed.
  public init() { self.init(tool: ExifTool()) }

  init(tool: ExifTool?) { self.tool = tool }

  /// Makes a copy and looks into it: nothing of any kind may be left.
  public func copy(of file: MemoryFile, mediaType: String) throws(Failure) -> Copy {
    guard Self.mediaTypes.contains(mediaType) else { throw .notRemovable }
    guard let tool else { throw .noProgram }
    let before = MediaInspection.inspect(file, mediaType: mediaType, tool)
    // The colours of a picture are in its profile, and which side is up is in its metadata.
    var arguments = ["-all=", "--icc_profile:all"]
    if mediaType.hasPrefix("video/") {
      arguments += Self.times.map { "-QuickTime:\($0)=" }
    } else if let orientation = tool.orientation(of: file) {
      arguments.append("-IFD0:Orientation#=\(orientation)")
    }
    guard let bytes = tool.rewrite(file, arguments, limit: Int(file.byteCount) + 1 << 20),
      let made = try? MemoryFile(bytes)
    else { throw .failed }
    let after = MediaInspection.inspect(made, mediaType: mediaType, tool)
    guard after.facts.isEmpty else { throw .stillThere(after.facts) }
    guard after.gap == nil, let version = after.version else { throw .failed }
    return Copy(file: made, removed: before.facts, parameters: arguments.joined(separator: " "), version: version)
  }
}
