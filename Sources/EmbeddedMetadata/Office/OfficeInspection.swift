internal import OfficeOpenXML
internal import VaultFiles

/// Looks into office files (ECMA-376) part by part, and into the pictures in them.
enum OfficeInspection {
  /// Pictures of one file that are looked at.
  static let maximumPictureCount = 200
  private static let formats: [(beginning: [UInt8], mediaType: String)] = [
    ([0xff, 0xd8, 0xff], "image/jpeg"), ([0x89, 0x50, 0x4e, 0x47], "image/png"), (Array("GIF8".utf8), "image/gif"),
    ([0x49, 0x49, 0x2a, 0x00], "image/tiff"), ([0x4d, 0x4d, 0x00, 0x2a], "image/tiff"),
  ]

  static func inspect(_ bytes: [UInt8], _ tool: ExifTool?) -> Inspection {
    let contents: OfficeContents
    do throws(OfficeError) { contents = try OfficeContents(reading: bytes) } catch {
      return Inspection(gap: error.code == .tooLarge ? .tooLarge : .unreadable)
    }
    var inspection = Inspection(
      facts: contents.remarks.map { EmbeddedFact(kind($0.kind), "\(label($0.kind)):\($0.name)") })
    guard contents.pictures.count <= maximumPictureCount else {
      inspection.gap = .tooLarge
      return inspection
    }
    for picture in Set(contents.pictures) { inspection = inspection.with(inspect(picture: picture, tool)) }
    return inspection
  }

  private static func inspect(picture: [UInt8], _ tool: ExifTool?) -> Inspection {
    guard let format = formats.first(where: { picture.starts(with: $0.beginning) }) else {
      return Inspection(gap: .unknownFormat)
    }
    guard let tool else { return Inspection(gap: .noProgram) }
    guard let file = try? MemoryFile(picture) else { return Inspection(gap: .tooLarge) }
    var found = tool.inspect(file, mediaType: format.mediaType)
    found.facts = found.facts.map { EmbeddedFact($0.kind, "picture \($0.field)") }
    return found
  }

  private static func kind(_ kind: OfficeContents.Remark.Kind) -> EmbeddedKind {
    switch kind {
    case .name: .author
    case .text: .title
    case .time: .time
    case .thumbnail: .preview
    case .comment: .comment
    case .change: .change
    case .attachment: .attachment
    case .device: .device
    }
  }

  private static func label(_ kind: OfficeContents.Remark.Kind) -> String {
    switch kind {
    case .name, .text, .time: "docProps"
    case .thumbnail, .comment, .change, .attachment, .device: "OOXML"
    }
  }
}
