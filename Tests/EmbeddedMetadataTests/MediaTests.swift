import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// Pictures and films, with the real ExifTool.
@Suite(.enabled(if: Specimens.exiftool.isInstalled, Specimens.missing)) struct MediaTests {
  private func inspect(_ bytes: [UInt8], _ mediaType: String) throws -> Inspection {
    try MetadataInspector().inspect(MemoryFile(bytes), mediaType: mediaType)
  }

  @Test func whatHasNothingHasNothing() throws {
    for (bytes, type) in [
      (Specimens.jpeg, "image/jpeg"), (Specimens.png, "image/png"),
      (Specimens.film(place: nil, time: 0), "video/mp4"),
    ] {
      let found = try inspect(bytes, type)
      #expect(found.facts == [] && found.gap == nil && found.version != nil, "\(type): \(found)")
    }
  }

  @Test func eachKindIsFoundInAPicture() throws {
    let tags: [(String, EmbeddedKind, String)] = [
      ("-GPSLatitude=41.7", .location, "GPS:GPSLatitude"),
      ("-XMP-iptcExt:LocationCreatedCity=Q", .location, "XMP-iptcExt:LocationCreatedCity"),
      ("-IPTC:City=Q", .location, "IPTC:City"), ("-Artist=Q", .author, "IFD0:Artist"),
      ("-XMP-dc:Creator=Q", .author, "XMP-dc:Creator"), ("-IPTC:By-line=Q", .author, "IPTC:By-line"),
      ("-OwnerName=Q", .author, "ExifIFD:OwnerName"), ("-IFD0:Copyright=Q", .author, "IFD0:Copyright"),
      ("-XMP-iptcExt:PersonInImage=Q", .author, "XMP-iptcExt:PersonInImage"),
      ("-SerialNumber=17", .serial, "ExifIFD:SerialNumber"),
      ("-ImageUniqueID=17", .serial, "ExifIFD:ImageUniqueID"), ("-Make=Q", .device, "IFD0:Make"),
      ("-Model=Q", .device, "IFD0:Model"),
      ("-HostComputer=Q", .device, "IFD0:HostComputer"), ("-XMP-xmp:CreatorTool=Q", .device, "XMP-xmp:CreatorTool"),
      ("-ImageDescription=Q", .title, "IFD0:ImageDescription"), ("-IPTC:Keywords=Q", .title, "IPTC:Keywords"),
      ("-UserComment=Q", .comment, "ExifIFD:UserComment"), ("-Comment=Q", .comment, "File:Comment"),
      ("-ThumbnailImage<=thumbnail.jpg", .preview, "IFD1:ThumbnailOffset"),
      ("-DateTimeOriginal=2026:03:06 11:30:00", .time, "ExifIFD:DateTimeOriginal"),
    ]
    let found = try inspect(Specimens.tagged(Specimens.jpeg, "jpg", tags.map(\.0)), "image/jpeg")
    #expect(found.gap == nil)
    for (tag, kind, field) in tags {
      #expect(found.facts.contains { $0.kind == kind && $0.field == field }, "\(tag): \(found.facts)")
    }
  }

  @Test func fieldsThatNobodyKnowsAreRemarks() throws {
    let text = Array("tEXt".utf8) + Array("Zwx\u{0}words".utf8)
    var bytes = Specimens.png
    // Behind IHDR; the sum is wrong, and ExifTool reads it all the same.
    bytes.insert(contentsOf: [0, 0, 0, 9] + text + [0, 0, 0, 0], at: 33)
    let found = try inspect(bytes, "image/png")
    #expect(
      found.facts.contains { $0.kind == .comment && $0.field.lowercased() == "png:zwx" } || found.gap == .unreadable)
    let author = try inspect(Specimens.tagged(Specimens.png, "png", ["-PNG:Author=Q", "-GPSLatitude=1"]), "image/png")
    #expect(Set(author.facts.map(\.kind)) == [.author, .location])
  }

  /// Among fields of one name, an empty one does not hide another.
  @Test func equalFieldsAreToldApart() throws {
    let found = try inspect(
      Specimens.tagged(
        Specimens.jpeg, "jpg", ["-IFD0:Artist= ", "-XMP-dc:Creator=", "-IPTC:By-line= ", "-IPTC:By-line=Q"]),
      "image/jpeg")
    #expect(found.facts.contains { $0.field == "IPTC:By-line" })
  }

  @Test func aFilmsIndexMayStandAtItsEnd() throws {
    let found = try inspect(Specimens.film(place: "+41.7151+044.8271/"), "video/mp4")
    #expect(found.gap == nil)
    #expect(Set(found.facts.map(\.kind)) == [.location, .time])
    let late = try inspect(Specimens.film(place: "+41.7151+044.8271/", brand: "qt  "), "video/quicktime")
    #expect(late.facts.contains { $0.kind == .location })
    let picture = try inspect(Specimens.heic, "image/heic")
    #expect(picture.gap == nil && picture.facts.map(\.kind) == [.location])
  }

  @Test func whatIsNotWhatItSaysIsNotLookedInto() throws {
    #expect(try inspect(Array(Specimens.jpeg.prefix(30)), "image/jpeg").gap == .unreadable)
    #expect(try inspect(Array("<p>text".utf8), "image/jpeg").gap == .unreadable)
    #expect(try inspect(Specimens.png, "application/zip").gap == .unknownFormat)
    #expect(try inspect(Array("text".utf8), "text/plain") == Inspection())
    #expect(
      MetadataInspector(tool: nil).inspect(try MemoryFile(Specimens.png), mediaType: "image/png").gap == .noProgram)
  }

  @Test(arguments: ["jpg", "png", "mp4"]) func copiesHaveNothingLeft(_ ending: String) throws {
    let (bytes, type): ([UInt8], String) =
      switch ending {
      case "jpg":
        (
          try Specimens.tagged(
            Specimens.jpeg, ending,
            [
              "-GPSLatitude=1", "-Artist=Q", "-Orientation#=6", "-ThumbnailImage<=thumbnail.jpg", "-Comment=Q",
              "-IPTC:City=Q",
            ]),
          "image/jpeg"
        )
      case "png": (try Specimens.tagged(Specimens.png, ending, ["-PNG:Author=Q", "-GPSLatitude=1"]), "image/png")
      default: (Specimens.film(place: "+41.7151+044.8271/"), "video/mp4")
      }
    let original = try MemoryFile(bytes)
    let copy = try MetadataRemoval().copy(of: original, mediaType: type)
    #expect(!copy.removed.isEmpty)
    #expect(try copy.removed == inspect(bytes, type).facts)
    let made = try copy.file.bytes()
    #expect(try inspect(made, type).facts == [] && inspect(made, type).gap == nil)
    #expect(try original.bytes() == bytes)
    if ending == "jpg" { #expect(ExifTool()?.orientation(of: copy.file) == 6) }
    if ending == "mp4" { #expect(made.count { $0 == 7 } >= 1000) }
  }

  @Test func whatCannotBeStrippedIsSaid() throws {
    let file = try MemoryFile(Specimens.pdf())
    #expect(throws: MetadataRemoval.Failure.notRemovable) {
      try MetadataRemoval().copy(of: file, mediaType: "application/pdf")
    }
    #expect(throws: MetadataRemoval.Failure.noProgram) {
      try MetadataRemoval(tool: nil).copy(of: MemoryFile(Specimens.png), mediaType: "image/png")
    }
    #expect(throws: MetadataRemoval.Failure.failed) {
      try MetadataRemoval().copy(of: MemoryFile(Array(Specimens.jpeg.prefix(30))), mediaType: "image/jpeg")
    }
  }
}
