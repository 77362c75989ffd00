internal import OfficeOpenXML
internal import VaultFiles

/// Takes out of an office file (ECMA-376) what it tells beside what it shows, by this program, and out of its pictures as
/// out of any picture.
struct OfficeRemoval: RemovalWay {
  static let mediaTypes: Set = Set(
    ["wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation"].map {
      "application/vnd.openxmlformats-officedocument.\($0)"
    })

  let tool: ExifTool?

  func rewrite(
    _ file: MemoryFile, mediaType: String, found: Inspection
  ) throws(MetadataRemoval.Failure) -> RewrittenFile {
    // More pictures than are looked into, or parts that cannot be read.
    guard found.gap != .tooLarge, let bytes = try? file.bytes() else { throw .failed }
    let look = Look.current
    let trimming: OfficeTrimming
    do throws(OfficeError) { trimming = try OfficeTrimming(bytes) { look.hasEnded($0) } } catch { throw .failed }
    guard trimming.remaining.isEmpty else {
      throw .stillThere(Set(trimming.remaining.map(OfficeInspection.fact)).sorted())
    }
    var pictures = PictureRemoval(tool: tool)
    let made: [UInt8]
    do throws(OfficeError) { made = try trimming.bytes { pictures.picture($0) } } catch { throw .failed }
    if let failure = pictures.failure { throw failure }
    return RewrittenFile(
      bytes: made, removed: trimming.takenOut.map(OfficeInspection.fact),
      parameters: (["office parts"] + pictures.parameters).joined(separator: "; "), tool: nil)
  }
}
