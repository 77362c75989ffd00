public import VaultFiles

/// Looks into files for what they tell beside what they show.
public struct MetadataInspector: Sendable {
  private let tool: ExifTool?
  private let qpdf: Qpdf?
  private let isInterrupted: @Sendable () -> Bool

  /// One that uses ExifTool and qpdf where they are installed.
  /// - Parameter isInterrupted: asked all the while; when it says so, what is said then is not whole.
  public init(isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    self.init(
      tool: ExifTool(isInterrupted: isInterrupted), qpdf: Qpdf(isInterrupted: isInterrupted),
      isInterrupted: isInterrupted)
  }

  init(tool: ExifTool?, qpdf: Qpdf? = nil, isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    self.tool = tool
    self.qpdf = qpdf
    self.isInterrupted = isInterrupted
  }

  /// Looks into a file.
  /// - Parameters:
  ///   - file: all of it; sealed.
  ///   - mediaType: what it is by its first bytes.
  public func inspect(_ file: MemoryFile, mediaType: String) -> Inspection {
    guard let format = InspectedFormat(mediaType: mediaType) else { return Inspection(gap: .unknownFormat) }
    let look = Look(isInterrupted: isInterrupted)
    let found = Look.$current.withValue(look) { inspect(file, mediaType, format) }
    return look.wasEnded ? found.with(Inspection(gap: .failed)) : found
  }

  private func inspect(_ file: MemoryFile, _ mediaType: String, _ format: InspectedFormat) -> Inspection {
    switch format {
    case .plain:
      guard let bytes = try? file.bytes() else { return Inspection(gap: .tooLarge) }
      var text = TextInspection()
      text.take(bytes.span)
      return text.finish()
    case .media: return MediaInspection.inspect(file, mediaType: mediaType, tool)
    case .pages: return pages(file, mediaType)
    case .office:
      guard let bytes = try? file.bytes() else { return Inspection(gap: .tooLarge) }
      return OfficeInspection.inspect(bytes, tool)
    }
  }

  private func pages(_ file: MemoryFile, _ mediaType: String) -> Inspection {
    let fields = MediaInspection.inspect(file, mediaType: mediaType, tool)
    guard let bytes = try? file.bytes() else { return fields.with(Inspection(gap: .tooLarge)) }
    guard let qpdf else { return PageInspection.inspect(bytes, tool, known: fields.facts).with(fields) }
    let found = PageInspection.inspect(bytes, tool, known: fields.facts) { unpacks in
      qpdf.normalise(file, unpacks: unpacks)
    }
    return found.with(fields).with(Inspection(pageVersion: qpdf.version))
  }
}
