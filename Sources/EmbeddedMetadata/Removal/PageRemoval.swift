internal import VaultFiles

/// Takes out of a PDF what it tells beside its pages. ExifTool takes its properties and XMP out of sight, by a change
/// that is appended and can be undone; qpdf writes anew what is still referred to, and nothing else, before and after
/// it. What pages draw is only packed anew.
struct PageRemoval: RemovalWay {
  static let mediaTypes: Set = ["application/pdf"]
  private static let arguments = ["-all="]
  private static let maximumRoundCount = 4

  let tool: ExifTool?
  let qpdf: Qpdf?

  func rewrite(
    _ file: MemoryFile, mediaType: String, found: Inspection
  ) throws(MetadataRemoval.Failure) -> RewrittenFile {
    guard let tool else { throw .noProgram(name: ExifTool.program, package: ExifTool.package) }
    guard let qpdf else { throw .noProgram(name: Qpdf.program, package: Qpdf.package) }
    let limit = Int(file.byteCount) * 2 + 1 << 20
    let trimmed = Self.trimmed(file, qpdf)
    guard let version = found.version, let pageVersion = qpdf.version, let values = tool.values(of: file),
      // ExifTool does not write tables of objects as strictly as qpdf reads them where these are streams.
      let plain = qpdf.rewrite(trimmed ?? file, limit: limit).flatMap({ try? MemoryFile($0) }),
      let hidden = tool.rewrite(plain, Self.arguments, limit: limit), let bare = Self.bare(hidden, qpdf, limit)
    else { throw .failed }
    guard let made = try? MemoryFile(bare), case .bytes(let open, isWhole: true) = qpdf.normalise(made, unpacks: false)
    else { throw .failed }
    guard let remains = PageRemains(values) else { throw .failed }
    let left = remains.facts(in: bare).union(remains.facts(in: open))
    guard left.isEmpty else { throw .stillThere(left.sorted()) }
    let options = Qpdf.bareForm.joined(separator: " ")
    return RewrittenFile(
      bytes: bare,
      parameters: (trimmed == nil ? "" : "evault, what no page shows; ")
        + "qpdf \(options); exiftool \(Self.arguments.joined(separator: " ")); qpdf \(options); "
        + "of the trailer Root, Size, and as ID twice its second part",
      tool: MetadataRemoval.Copy.Tool(name: "ExifTool, qpdf", version: "\(version), \(pageVersion)"))
  }

  /// Without what no page shows; nil where there is none of that, or it stays: whoever looks into the copy sees it then.
  private static func trimmed(_ file: MemoryFile, _ qpdf: Qpdf) -> MemoryFile? {
    var trimmed: MemoryFile?
    // What is gone may have been the last place that something else had on a page.
    for _ in 0..<maximumRoundCount {
      guard case .bytes(let form, isWhole: true) = qpdf.normalise(trimmed ?? file, unpacks: true),
        let trimming = PageTrimming(form), trimming.hasChanged, let made = try? MemoryFile(trimming.bytes)
      else { break }
      trimmed = made
    }
    return trimmed
  }

  /// What is referred to, and an end that leads nowhere else.
  private static func bare(_ bytes: [UInt8], _ qpdf: Qpdf, _ limit: Int) -> [UInt8]? {
    var bytes = bytes
    // The end may have referred to more, which goes the second time.
    for _ in 0..<2 {
      guard let file = try? MemoryFile(bytes), let written = qpdf.rewrite(file, limit: limit),
        let trailer = PageTrailer(rewriting: written)
      else { return nil }
      bytes = trailer.bytes
      if !trailer.hadMore { return bytes }
    }
    return bytes
  }
}
