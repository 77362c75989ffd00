internal import OfficeOpenXML

/// Looks into office files (ECMA-376) part by part, and into the pictures in them.
enum OfficeInspection {
  static func inspect(_ bytes: [UInt8], _ tool: ExifTool?) -> Inspection {
    let look = Look.current
    let contents: OfficeContents
    do throws(OfficeError) {
      contents = try OfficeContents(reading: bytes) { look.hasEnded($0) }
    } catch {
      return Inspection(gap: error.code == .tooLarge ? .tooLarge : .unreadable)
    }
    var inspection = Inspection(facts: contents.remarks.map(fact))
    guard contents.pictures.count <= PictureInspection.maximumCount else {
      inspection.gap = .tooLarge
      return inspection
    }
    for picture in Set(contents.pictures) {
      inspection = inspection.with(PictureInspection.inspect(picture, place: "picture", tool))
    }
    return inspection
  }

  /// What a remark is here.
  static func fact(_ remark: OfficeContents.Remark) -> EmbeddedFact {
    EmbeddedFact(kind(remark.kind), "\(label(remark.kind)):\(remark.name)")
  }

  private static func kind(_ kind: OfficeContents.Remark.Kind) -> EmbeddedKind {
    switch kind {
    case .name: .author
    case .text: .title
    case .time: .time
    case .thumbnail, .crop: .preview
    case .comment: .comment
    case .change: .change
    case .attachment: .attachment
    case .device: .device
    }
  }

  private static func label(_ kind: OfficeContents.Remark.Kind) -> String {
    switch kind {
    case .name, .text, .time: "docProps"
    case .thumbnail, .crop, .comment, .change, .attachment, .device: "OOXML"
    }
  }
}
