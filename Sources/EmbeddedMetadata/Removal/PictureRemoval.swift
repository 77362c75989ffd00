internal import VaultFiles

/// Takes fields out of pictures that lie in another file, where there are any; all others stay as they are.
struct PictureRemoval {
  let tool: ExifTool?
  /// Why one of them could not be rewritten.
  private(set) var failure: MetadataRemoval.Failure?
  private var done: [[UInt8]: [UInt8]] = [:]
  /// What was asked of ExifTool for some of them.
  private var requests: Set<String> = []

  init(tool: ExifTool?) { self.tool = tool }

  /// What was done, and by which version of which program.
  var parameters: [String] { requests.sorted() }

  /// What takes the place of a picture.
  mutating func picture(_ bytes: [UInt8]) -> [UInt8] {
    guard failure == nil, let tool, let mediaType = PictureInspection.mediaType(of: bytes) else { return bytes }
    if let known = done[bytes] { return known }
    guard MediaRemoval.mediaTypes.contains(mediaType), let file = try? MemoryFile(bytes) else { return bytes }
    let found = MediaInspection.inspect(file, mediaType: mediaType, tool)
    guard !found.facts.isEmpty else { return bytes }
    do throws(MetadataRemoval.Failure) {
      let made = try MediaRemoval(tool: tool).rewrite(file, mediaType: mediaType, found: found)
      requests.insert("pictures: \(made.tool.map { "\($0.name) \($0.version) " } ?? "")\(made.parameters)")
      done[bytes] = made.bytes
      return made.bytes
    } catch {
      failure = error
      return bytes
    }
  }
}
