public import VaultFiles

/// Looks into files for what they tell beside what they show.
public struct MetadataInspector: Sendable {
  private let tool: ExifTool?

  /// One that uses ExifTool where it is installed.
  /// - Parameter isInterrupted: asked while ExifTool looks; when it says so, what is said then is not whole.
  public init(isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    self.init(tool: ExifTool(isInterrupted: isInterrupted))
  }

  init(tool: ExifTool?) { self.tool = tool }

  /// Looks into a file.
  /// - Parameters:
  ///   - file: all of it; sealed.
  ///   - mediaType: what it is by its first bytes.
  public func inspect(_ file: MemoryFile, mediaType: String) -> Inspection {
    guard let format = InspectedFormat(mediaType: mediaType) else { return Inspection(gap: .unknownFormat) }
    switch format {
    case .plain:
      guard let bytes = try? file.bytes() else { return Inspection(gap: .tooLarge) }
      var text = TextInspection()
      text.take(bytes.span)
      return text.finish()
    case .media: return MediaInspection.inspect(file, mediaType: mediaType, tool)
    case .pages:
      guard let bytes = try? file.bytes() else { return Inspection(gap: .tooLarge) }
      return PageInspection.inspect(bytes, tool).with(MediaInspection.inspect(file, mediaType: mediaType, tool))
    case .office:
      guard let bytes = try? file.bytes() else { return Inspection(gap: .tooLarge) }
      return OfficeInspection.inspect(bytes, tool)
    }
  }
}
