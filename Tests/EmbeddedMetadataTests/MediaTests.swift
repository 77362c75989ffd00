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

  /// What other programs wrote; what they draw of it is the same before and after.
  @Test(.enabled(if: Specimens.hasPython(with: "PIL"), "the Python of Tests/setup is not prepared, or has no pillow"))
  func copiesShowTheSamePixels() throws {
    let folder = try TemporaryFolder()
    let make = """
      from PIL import Image
      import sys
      a = Image.new("RGB", (32, 24))
      a.putdata([((x * 8) % 256, (y * 10) % 256, (x * y) % 256) for y in range(24) for x in range(32)])
      b = a.transpose(Image.Transpose.ROTATE_180)
      a.save("one.gif"); a.save("one.webp"); a.save("lossless.webp", lossless=True); a.save("one.tif")
      a.save("packed.tif", compression="tiff_lzw")
      a.save("moving.gif", save_all=True, append_images=[b], duration=100)
      a.save("moving.webp", save_all=True, append_images=[b], duration=100)
      a.save("pages.tif", save_all=True, append_images=[b])
      """
    let compare = """
      from PIL import Image, ImageSequence
      import sys
      def look(name):
          i = Image.open(name)
          return i.info.get("duration"), [(f.size, f.convert("RGBA").tobytes()) for f in ImageSequence.Iterator(i)]
      assert len(look(sys.argv[1])[1]) == int(sys.argv[3]) and look(sys.argv[1]) == look(sys.argv[2])
      """
    let made = try ExternalTool.python.run(["-c", make], in: folder.url)
    #expect(made.status == 0, "\(made.errors)")
    for (name, type, count) in [
      ("one.gif", "image/gif", 1), ("moving.gif", "image/gif", 2), ("one.webp", "image/webp", 1),
      ("lossless.webp", "image/webp", 1), ("moving.webp", "image/webp", 2), ("one.tif", "image/tiff", 1),
      ("packed.tif", "image/tiff", 1), ("pages.tif", "image/tiff", 2),
    ] {
      let ending = String(name.split(separator: ".")[1])
      let tags = ["-XMP-dc:Creator=Zwx", "-XMP-dc:Description=Zwx", "-Make=Zwx", "-Artist=Zwx", "-GPSLatitude=41.7"]
      let original = try Specimens.tagged(folder.bytes(name), ending, tags)
      let copy = try MetadataRemoval().copy(of: MemoryFile(original), mediaType: type)
      #expect(Set(copy.removed.map(\.kind)).isSuperset(of: [.author, .title]), "\(name): \(copy.removed)")
      #expect(copy.tool?.name == "ExifTool")
      let bytes = try copy.file.bytes()
      #expect(!bytes.contains(Array("Zwx".utf8)))
      try folder.write(original, to: "before." + ending)
      try folder.write(bytes, to: "after." + ending)
      let same = try ExternalTool.python.run(
        ["-c", compare, "before." + ending, "after." + ending, "\(count)"], in: folder.url)
      #expect(same.status == 0, "\(name): \(same.errors)")
    }
  }

  @Test func soundAndCodedPicturesStay() throws {
    let sound = try Specimens.tagged(
      Specimens.film(place: nil, brand: "M4A "), "m4a",
      ["-ItemList:Artist=Zwx", "-ItemList:Title=Zwx", "-ItemList:CoverArt<=thumbnail.jpg", "-XMP-dc:Creator=Zwx"])
    let heard = try MetadataRemoval().copy(of: MemoryFile(sound), mediaType: "audio/mp4")
    #expect(Set(heard.removed.map(\.kind)).isSuperset(of: [.author, .title, .preview, .time]), "\(heard.removed)")
    #expect(try heard.file.bytes().contains([UInt8](repeating: 7, count: 1000)))
    #expect(try !heard.file.bytes().contains(Array("Zwx".utf8)))
    let coded = try #require(Specimens.codedPicture.firstRange(of: Array("mdat".utf8)))
    let picture = try Specimens.tagged(
      Specimens.codedPicture, "heic", ["-Artist=Zwx", "-GPSLatitude=41.7", "-XMP-dc:Creator=Zwx"])
    let seen = try MetadataRemoval().copy(of: MemoryFile(picture), mediaType: "image/heic")
    #expect(Set(seen.removed.map(\.kind)).isSuperset(of: [.author, .location]), "\(seen.removed)")
    #expect(try seen.file.bytes().contains(Specimens.codedPicture[coded.upperBound...]))
    #expect(try !seen.file.bytes().contains(Array("Zwx".utf8)))
    // One that ExifTool leaves as it is makes no copy.
    #expect(throws: MetadataRemoval.Failure.self) {
      try MetadataRemoval().copy(of: MemoryFile(Specimens.heic), mediaType: "image/heic")
    }
    // Sound that ExifTool does not write.
    for type in ["audio/mpeg", "audio/flac", "audio/wav", "audio/ogg", "video/webm", "video/x-msvideo"] {
      #expect(throws: MetadataRemoval.Failure.notRemovable) {
        try MetadataRemoval().copy(of: MemoryFile([1, 2, 3]), mediaType: type)
      }
    }
  }

  @Test func whatCannotBeStrippedIsSaid() throws {
    let file = try MemoryFile(Array("text".utf8))
    #expect(throws: MetadataRemoval.Failure.notRemovable) {
      try MetadataRemoval().copy(of: file, mediaType: "text/plain")
    }
    #expect(throws: MetadataRemoval.Failure.noProgram(name: "exiftool", package: "libimage-exiftool-perl")) {
      try MetadataRemoval(tool: nil).copy(of: MemoryFile(Specimens.png), mediaType: "image/png")
    }
    #expect(throws: MetadataRemoval.Failure.failed) {
      try MetadataRemoval().copy(of: MemoryFile(Array(Specimens.jpeg.prefix(30))), mediaType: "image/jpeg")
    }
  }
}
