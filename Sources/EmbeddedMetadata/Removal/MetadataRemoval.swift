public import VaultFiles

/// Takes out of a file what it tells beside what it shows, in the way that its format needs. What it shows stays as it
/// is, and a copy that still tells anything is none.
public struct MetadataRemoval: Sendable {
  /// A copy without what was taken out.
  public struct Copy: Sendable {
    /// A program that is none of ours.
    public struct Tool: Sendable, Hashable {
      /// What it is called.
      public let name: String
      /// Its version, as it says.
      public let version: String
    }

    /// Its bytes, in memory.
    public let file: MemoryFile
    /// What the original had and the copy has not.
    public let removed: [EmbeddedFact]
    /// What was done, so that it can be done again.
    public let parameters: String
    /// Who did it; nil where this program did it by itself.
    public let tool: Tool?
  }

  /// Why there is no copy.
  public enum Failure: Error, Hashable, Sendable {
    /// A program is not installed: its name, and the Debian package that has it.
    case noProgram(name: String, package: String)
    /// A format from which nothing can be taken out so that it stays out.
    case notRemovable
    /// It could not be looked at, or not be written.
    case failed
    /// What is still there, and was to be gone.
    case stillThere([EmbeddedFact])
    /// Nobody waits for it any more.
    case interrupted
  }

  /// Media types of which copies are made.
  public static let mediaTypes = MediaRemoval.mediaTypes.union(OfficeRemoval.mediaTypes).union(PageRemoval.mediaTypes)

  private let tool: ExifTool?
  private let qpdf: Qpdf?
  private let isInterrupted: @Sendable () -> Bool

  /// With the programs that are installed.
  /// - Parameter isInterrupted: asked all the while; when it says so, there is no copy.
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

  /// The program that is missing to make copies of a format; nil where none is, or there is no way to make them.
  public func missingProgram(for mediaType: String) -> Failure? {
    let isPages = PageRemoval.mediaTypes.contains(mediaType)
    guard isPages || MediaRemoval.mediaTypes.contains(mediaType) else { return nil }
    if tool == nil { return .noProgram(name: ExifTool.program, package: ExifTool.package) }
    return isPages && qpdf == nil ? .noProgram(name: Qpdf.program, package: Qpdf.package) : nil
  }

  /// The way for a format; nil where there is none.
  private func way(for mediaType: String) -> (any RemovalWay)? {
    let ways: [any RemovalWay] = [
      MediaRemoval(tool: tool), OfficeRemoval(tool: tool), PageRemoval(tool: tool, qpdf: qpdf),
    ]
    return ways.first { type(of: $0).mediaTypes.contains(mediaType) }
  }

  /// Makes a copy and looks into it: nothing of any kind may be left, and all of it must have been looked at.
  /// - Parameter mediaType: what the file is by its first bytes.
  public func copy(of file: MemoryFile, mediaType: String) throws(Failure) -> Copy {
    let look = Look(isInterrupted: isInterrupted)
    let copy: Result<Copy, Failure> = Look.$current.withValue(look) {
      do throws(Failure) { return .success(try make(of: file, mediaType)) } catch { return .failure(error) }
    }
    // Whatever else came of it then is no answer.
    if look.wasEnded || isInterrupted() { throw .interrupted }
    return try copy.get()
  }

  private func make(of file: MemoryFile, _ mediaType: String) throws(Failure) -> Copy {
    guard let way = way(for: mediaType), let format = InspectedFormat(mediaType: mediaType) else { throw .notRemovable }
    guard file.byteCount <= format.maximumByteCount else { throw .failed }
    let inspector = MetadataInspector(tool: tool, qpdf: qpdf, isInterrupted: isInterrupted)
    let before = inspector.inspect(file, mediaType: mediaType)
    if isInterrupted() { throw .interrupted }
    let rewritten = try way.rewrite(file, mediaType: mediaType, found: before)
    guard rewritten.bytes.count <= format.maximumByteCount, let made = try? MemoryFile(rewritten.bytes) else {
      throw .failed
    }
    let after = inspector.inspect(made, mediaType: mediaType)
    guard after.facts.isEmpty else { throw .stillThere(after.facts) }
    if after.gap == .noProgram { throw .noProgram(name: ExifTool.program, package: ExifTool.package) }
    guard after.gap == nil else { throw .failed }
    return Copy(
      file: made, removed: Set(before.facts + rewritten.removed).sorted(), parameters: rewritten.parameters,
      tool: rewritten.tool)
  }
}
