import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// Pictures in a HEIC file beside the one that it shows, and bytes of none.
struct PictureItemTests {
  private typealias Item = PictureFile.Item

  private func fields(_ file: PictureFile) throws -> [String] {
    let found = try ItemWalk.inspect(MemoryFile(file.bytes))
    #expect(found.gap == nil)
    return found.facts.map { "\($0.kind.rawValue) \($0.field)" }
  }

  /// A picture of four tiles, put together by what stands in the list itself.
  private static let tiled =
    [Item(kind: "grid", content: [0, 0, 1, 1, 0, 2, 0, 2], references: [("dimg", [2, 3, 4, 5])], isInner: true)]
    + [Item](repeating: Item(), count: 4)

  private static let exif: [UInt8] = [0, 0, 0, 0, 0x49, 0x49, 0x2a, 0]

  @Test func onePictureIsOne() throws {
    #expect(try fields(PictureFile(items: [Item()])) == [])
    #expect(try fields(PictureFile(items: Self.tiled)) == [])
    #expect(try fields(PictureFile(items: [Item()], more: [0, 0, 0])) == [])
    for bytes in [Specimens.heic, Specimens.codedPicture] {
      #expect(try ItemWalk.inspect(MemoryFile(bytes)) == Inspection())
    }
    let described = [
      Item(kind: "Exif", content: Self.exif, references: [("cdsc", [1])]),
      Item(kind: "Exif", content: PictureFile.number(6) + Array("Exif\0\0MM\0*".utf8), name: "Exif"),
      Item(kind: "mime", content: Array("<rdf:RDF/>".utf8), mediaType: "application/rdf+xml"),
    ]
    #expect(try fields(PictureFile(items: Self.tiled + described)) == [])
    let alpha = Item(references: [("auxl", [1])], properties: [PictureFile.auxiliary("urn:mpeg:hevc:2015:auxid:1")])
    #expect(try fields(PictureFile(items: [Item(), alpha])) == [])
  }

  @Test func furtherPicturesAreFound() throws {
    let small = Item(references: [("thmb", [1])])
    #expect(try fields(PictureFile(items: Self.tiled + [small])) == ["preview HEIC:thumbnail"])
    #expect(try fields(PictureFile(items: [Item(), Item()])) == ["preview HEIC:further picture"])
    // The shown one is another than the first; the other's tiles are told with it.
    #expect(try fields(PictureFile(items: Self.tiled + [Item()], primary: 6)) == ["preview HEIC:further picture"])
    for (name, word) in [
      ("urn:com:apple:photo:2020:aux:hdrgainmap", "brightness map"),
      ("urn:mpeg:hevc:2015:auxid:2", "depth map"),
      ("urn:com:apple:photo:2018:aux:portraiteffectsmatte", "mask of a person or thing"),
      ("urn:mpeg:mpegB:cicp:systems:auxiliary:depth", "depth map"), ("urn:example:other", "auxiliary picture"),
    ] {
      let item = Item(references: [("auxl", [1])], properties: [PictureFile.auxiliary(name)])
      #expect(try fields(PictureFile(items: [Item(), item])) == ["preview HEIC:\(word)"])
    }
    // Two that are made of each other, and of nothing that is shown.
    let circle = [Item(kind: "iden", references: [("dimg", [3])]), Item(kind: "iden", references: [("dimg", [2])])]
    #expect(try fields(PictureFile(items: [Item()] + circle)) == ["preview HEIC:further picture"])
    // A picture of more brightness, made of the shown one and a map; and one that is shown so.
    let bright = [Item(kind: "tmap", references: [("dimg", [1, 3])], isInner: true), Item()]
    #expect(try fields(PictureFile(items: [Item()] + bright)) == ["preview HEIC:further picture"])
    #expect(try fields(PictureFile(items: [Item()] + bright, primary: 2)) == ["preview HEIC:further picture"])
    #expect(
      try fields(PictureFile(items: [Item()], boxes: Specimens.box("moov", []))) == ["preview HEIC:film"])
  }

  @Test func whatIsNoPictureIsFound() throws {
    for kind in ["uri ", "iptc"] {
      let unknown = Item(kind: kind, references: [("cdsc", [1])])
      #expect(try fields(PictureFile(items: [Item(), unknown])) == ["attachment HEIC:item \(kind)"])
    }
    #expect(
      try fields(PictureFile(items: [Item(), Item(kind: "mime", mediaType: "text/plain")])) == [
        "attachment HEIC:item mime"
      ])
    for kind in ["udes", "altt"] {
      let said = Item(properties: [Specimens.box(kind, PictureFile.number(0) + Array("words\u{0}".utf8))])
      #expect(try fields(PictureFile(items: [said])) == ["title HEIC:\(kind)"])
    }
    #expect(try fields(PictureFile(items: [Item(properties: [Specimens.box("crtt", [1])])])) == ["time HEIC:crtt"])
  }

  @Test func picturesInDisguiseAreFound() throws {
    // What is coded is made of no other.
    let whole = Item(references: [("dimg", [2])])
    #expect(try fields(PictureFile(items: [whole, Item()])) == ["preview HEIC:further picture"])
    // How much can be seen through of nothing, of what is not shown, and for a second time.
    let alpha = PictureFile.auxiliary("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")
    let auxiliary = "preview HEIC:auxiliary picture"
    #expect(try fields(PictureFile(items: [Item(), Item(properties: [alpha])])) == [auxiliary])
    let own = Item(references: [("auxl", [2])], properties: [alpha])
    #expect(try fields(PictureFile(items: [Item(), own])) == [auxiliary])
    let first = Item(references: [("auxl", [1])], properties: [alpha])
    #expect(try fields(PictureFile(items: [Item(), first])) == [])
    #expect(try fields(PictureFile(items: [Item(), first, first])) == [auxiliary])
  }

  @Test func descriptionsThatAreNoneAreFound() throws {
    let words = Array("Qamar Zehn and other words".utf8)
    let hostile: [[UInt8]] = [[0, 0, 0, 0] + words, [0, 0, 0, 26] + words + Self.exif.dropFirst(4), [0, 0]]
    for content in hostile {
      #expect(
        try fields(PictureFile(items: [Item(), Item(kind: "Exif", content: content)])) == ["attachment HEIC:item Exif"])
    }
    for content in [words, Array("<?xml version='1.0'?>".utf8) + words] {
      let item = Item(kind: "mime", content: content, mediaType: "application/rdf+xml")
      #expect(try fields(PictureFile(items: [Item(), item])) == ["attachment HEIC:item mime"])
    }
  }

  /// ExifTool leaves items behind whose length is 0, which others read as the rest of the file.
  @Test func emptiedItemsCoverNothing() throws {
    let emptied = Item(kind: "Exif", content: [])
    #expect(try fields(PictureFile(items: [Item(), emptied])) == [])
    let words = Array("Qamar Zehn".utf8)
    #expect(
      try fields(PictureFile(items: [emptied, Item()], primary: 2, more: words)) == [
        "attachment HEIC:bytes of no picture"
      ])
    let endless = PictureFile(items: [Item(content: [])], more: words)
    #expect(try ItemWalk.inspect(MemoryFile(endless.bytes)).gap == .unreadable)
  }

  @Test func whatListsDoNotNeedIsFound() throws {
    let words = Array("Qamar Zehn".utf8)
    #expect(
      try fields(PictureFile(items: [Item()], primaryMore: words)) == ["attachment HEIC:bytes in pitm"])
    let numbers = PictureFile.number(0) + PictureFile.number(9) + PictureFile.number(1) + PictureFile.number(1)
    func group(_ content: [UInt8]) -> PictureFile {
      PictureFile(items: [Item()], listBoxes: Specimens.box("grpl", Specimens.box("altr", content)))
    }
    #expect(try fields(group(numbers)) == [])
    #expect(try fields(group(numbers + words)) == ["attachment HEIC:bytes in grpl"])
    #expect(try ItemWalk.inspect(MemoryFile(group(words).bytes)).gap == .unreadable)
    #expect(try fields(PictureFile(items: [Item(name: "Primary image")])) == [])
    #expect(try fields(PictureFile(items: [Item(name: "Qamar Zehn")])) == ["title HEIC:item name"])
  }

  @Test func boxesThatNobodyShowsAreFound() throws {
    func boxes(_ file: PictureFile) throws -> [String] {
      let found = try BoxWalk.inspect(MemoryFile(file.bytes))
      #expect(found.gap == nil)
      return found.facts.map(\.field)
    }
    let size = Specimens.box("ispe", [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0])
    let group = Specimens.box("grpl", [])
    #expect(try boxes(PictureFile(items: [Item(properties: [size])], listBoxes: group)) == [])
    for kind in ["abcd", "uuid"] {
      let box = Specimens.box(kind, Array("Qamar Zehn".utf8))
      #expect(try boxes(PictureFile(items: [Item()], listBoxes: box)) == ["QuickTime:box \(kind) in meta"])
    }
    let own = Specimens.box("abcd", Array("Qamar Zehn".utf8))
    #expect(try boxes(PictureFile(items: [Item(properties: [own])])) == ["QuickTime:box abcd in ipco"])
  }

  @Test func handlersHaveNothingBehindTheirNames() throws {
    func isLeftOver(_ name: String) -> Bool {
      BoxContents.isLeftOver(inHandler: [UInt8](repeating: 0, count: 24) + Array(name.utf8))
    }
    for name in ["", "\0", "VideoHandler\0", "VideoHandler", "\u{c}VideoHandler", "\u{5}Video\0\0"] {
      #expect(!isLeftOver(name))
    }
    for name in ["\0Qamar", "VideoHandler\0Qamar", "\u{5}Video Qamar"] { #expect(isLeftOver(name)) }
  }

  @Test func bytesOfNoPictureAreFound() throws {
    let words = Array("what was cut away".utf8)
    #expect(try fields(PictureFile(items: [Item()], more: words)) == ["attachment HEIC:bytes of no picture"])
    #expect(try fields(PictureFile(items: Self.tiled, innerMore: words)) == ["attachment HEIC:bytes of no picture"])
  }

  @Test func whatIsCroppedIsFound() throws {
    func cropped(_ width: Int) -> PictureFile {
      let size = Specimens.box("ispe", [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0])
      let clean = [width, 1, 256, 1, 0, 1, 0, 1].flatMap { PictureFile.number($0) }
      return PictureFile(items: [Item(properties: [size, Specimens.box("clap", clean)])])
    }
    // What is coded comes in squares of up to 64 points.
    #expect(try fields(cropped(193)) == [])
    let told = ["preview HEIC:cropped picture"]
    #expect(try fields(cropped(192)) == told)
    // Nobody says how large the whole is, or it is said twice; or a piece of what is shown is cut.
    let clean = Specimens.box("clap", [256, 1, 256, 1, 0, 1, 0, 1].flatMap { PictureFile.number($0) })
    let sizes = [2, 255].map { Specimens.box("ispe", [0, 0, 0, 0, 0, 0, $0, 0, 0, 0, $0, 0]) }
    #expect(try fields(PictureFile(items: [Item(properties: [clean])])) == told)
    #expect(try fields(PictureFile(items: [Item(properties: [clean] + sizes)])) == told)
    let turned = [Item(kind: "iden", references: [("dimg", [2])]), Item(properties: [clean])]
    #expect(try fields(PictureFile(items: turned)) == told)
  }

  @Test func hostileListsAreNotLookedInto() throws {
    let whole = PictureFile(items: Self.tiled).bytes
    func inspect(_ bytes: [UInt8]) throws -> Inspection { try ItemWalk.inspect(MemoryFile(bytes)) }
    #expect(try inspect(whole + Specimens.box("meta", [0, 0, 0, 0])).gap == .unreadable)
    // Each list of its own kind is there once, and says where bytes of the file are.
    for kind in ["iinf", "iloc", "iref", "ipco"] {
      let place = try #require(whole.firstRange(of: Array(kind.utf8))).lowerBound
      for size in [0, 7, 9, 255] as [UInt8] {
        var bytes = whole
        bytes.replaceSubrange((place - 4)..<place, with: [0, 0, 0, size])
        #expect(try inspect(bytes).gap == .unreadable, "\(kind) \(size)")
      }
    }
    var beyond = whole
    let place = try #require(whole.firstRange(of: Array("iloc".utf8))).upperBound
    beyond.replaceSubrange((place + 16)..<(place + 20), with: [0xff, 0xff, 0xff, 0xff])
    #expect(try inspect(beyond).gap == .unreadable)
    // Items without bytes, of very many pieces each, take no time.
    let piece: [UInt8] = [0, 1, 0, 0, 0, 0, 0xff, 0xff]
    let many = [1, 0, 0, 0, 0, 0, 0xff, 0xff] + repeatElement(piece, count: 4000).joined()
    let kinds = Specimens.box("iinf", [0, 0, 0, 0, 0, 0])
    let list = Specimens.box("meta", [0, 0, 0, 0] + kinds + Specimens.box("iloc", many))
    #expect(try inspect(Specimens.box("ftyp", Array("heic".utf8)) + list).gap == .unreadable)
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = try inspect(bytes)
    }
  }

  /// ExifTool does not take them out: there is no copy, and it is named why.
  @Test(.enabled(if: Specimens.exiftool.isInstalled, Specimens.missing)) func noCopyKeepsThem() throws {
    let type = "image/heic"
    let more = Specimens.codedPicture
    // One more byte that is of no picture, at the end of what is coded.
    let place = try #require(more.firstRange(of: Array("mdat".utf8))).lowerBound
    var bytes = more + [0x51]
    bytes[place - 1] += 1
    let found = try MetadataInspector().inspect(MemoryFile(bytes), mediaType: type)
    #expect(found == Inspection(facts: [EmbeddedFact(.attachment, "HEIC:bytes of no picture")], version: found.version))
    #expect(throws: MetadataRemoval.Failure.stillThere(found.facts)) {
      try MetadataRemoval().copy(of: MemoryFile(bytes), mediaType: type)
    }
  }
}
