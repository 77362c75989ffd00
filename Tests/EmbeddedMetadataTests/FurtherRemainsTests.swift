import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// What no field stands for in GIF, RIFF, Matroska and TIFF files, and in boxes inside boxes.
struct FurtherRemainsTests {
  private static let words = Array("what was cut away".utf8)
  private static let types = [
    "gif": "image/gif", "webp": "image/webp", "wav": "audio/wav", "avi": "video/x-msvideo", "webm": "video/webm",
    "tif": "image/tiff",
  ]

  /// A picture of one pixel, with blocks before it.
  private static func gif(_ blocks: [UInt8] = []) -> [UInt8] {
    Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255] + blocks
      + [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]
  }

  private static func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    Array(kind.utf8) + little(content.count) + content + (content.count % 2 == 0 ? [] : [0])
  }

  private static func little(_ value: Int, _ count: Int = 4) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func form(_ kind: String, _ content: [UInt8], in outer: String = "RIFF") -> [UInt8] {
    chunk(outer, Array(kind.utf8) + content)
  }

  private static func webp(_ chunks: [UInt8] = []) -> [UInt8] {
    let pixel: [UInt8] = [0x2f, 0, 0, 0, 0x10, 7, 0x10, 0x11, 0x11, 0x88, 0x88, 0xfe, 7]
    return form("WEBP", chunk("VP8L", pixel) + chunks)
  }

  private static func wav(_ chunks: [UInt8] = []) -> [UInt8] {
    let format = little(1, 2) + little(1, 2) + little(8000) + little(8000) + little(1, 2) + little(8, 2)
    return form("WAVE", chunk("fmt ", format) + chunk("data", [128, 128, 128, 128]) + chunks)
  }

  private static func avi(_ chunks: [UInt8] = [], frames: [UInt8] = []) -> [UInt8] {
    let header = little(40_000) + Array(repeating: 0, count: 52)
    let stream =
      Array("vidsMJPG".utf8) + Array(repeating: 0, count: 12) + little(1) + little(25) + Array(repeating: 0, count: 28)
    let picture = little(40) + little(1) + little(1) + little(1, 2) + little(24, 2) + Array("MJPG".utf8)
    let streams = form(
      "strl", chunk("strh", stream) + chunk("strf", picture + Array(repeating: 0, count: 20)), in: "LIST")
    let head = form("hdrl", chunk("avih", header) + streams, in: "LIST")
    return form(
      "AVI ", head + form("movi", chunk("00dc", [1, 2, 3]) + frames, in: "LIST") + chunk("idx1", little(0)) + chunks)
  }

  private static func element(_ id: [UInt8], _ content: [UInt8]) -> [UInt8] {
    id + [0x08, 0, 0] + little(content.count, 2).reversed() + content
  }

  private static let header = element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], Array("webm".utf8)))
  private static let cluster = element([0x1f, 0x43, 0xb6, 0x75], element([0xe7], [0]))

  private static func webm(_ elements: [UInt8] = []) -> [UInt8] {
    let about = element([0x15, 0x49, 0xa9, 0x66], element([0x2a, 0xd7, 0xb1], [0x0f, 0x42, 0x40]))
    return header + element([0x18, 0x53, 0x80, 0x67], about + elements + cluster)
  }

  /// As it is written while it is recorded: neither its end nor those of its clusters are known.
  private static func recorded(_ elements: [UInt8] = []) -> [UInt8] {
    header + [0x18, 0x53, 0x80, 0x67, 0xff] + [0x1f, 0x43, 0xb6, 0x75, 0xff] + element([0xe7], [0])
      + element([0xa3], [0x81, 0, 0, 0, 1]) + elements
  }

  /// A picture of one pixel; its strip stands behind its directory.
  private static func tiff(kind: Int = 0) -> [UInt8] {
    let tags = [
      (254, kind), (256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 134), (277, 1), (278, 1), (279, 1),
    ]
    let entries = tags.flatMap { little($0.0, 2) + little(4, 2) + little(1) + little($0.1) }
    return Array("II".utf8) + little(42, 2) + little(8) + little(tags.count, 2) + entries + little(0) + [7]
  }

  private func found(_ bytes: [UInt8], _ type: String) throws -> Inspection {
    let file = try MemoryFile(bytes)
    switch type {
    case "gif": return BlockWalk.inspect(bytes)
    case "webm": return ElementWalk.inspect(file)
    case "tif": return DirectoryWalk.inspect(file)
    default: return ChunkListWalk.inspect(file)
    }
  }

  private func fields(_ bytes: [UInt8], _ type: String) throws -> [String] {
    let found = try found(bytes, type)
    #expect(found.gap == nil)
    return found.facts.map { "\($0.kind.rawValue) \($0.field)" }
  }

  private static let clean: [(type: String, bytes: [UInt8])] = [
    ("gif", gif()), ("webp", webp()), ("wav", wav()), ("avi", avi()), ("webm", webm()), ("webm", recorded()),
    ("tif", tiff()),
  ]

  @Test func whatHidesNothingIsFoundToHideNothing() throws {
    for (type, bytes) in Self.clean {
      #expect(try found(bytes, type) == Inspection(), "\(type)")
      #expect(try found(bytes + [0, 0], type) == Inspection(), "\(type)")
    }
  }

  @Test func bytesBehindTheEndAreFound() throws {
    for (type, bytes) in Self.clean where bytes != Self.recorded() {
      let found = try fields(bytes + Self.words, type)
      #expect(found.count == 1 && found[0].hasPrefix("attachment "), "\(type) \(found)")
    }
  }

  @Test func whatNobodyKnowsIsFound() throws {
    let application: [UInt8] = [0x21, 0xff, 11] + Array("ELSEWHERE01".utf8) + [2, 1, 2, 0]
    #expect(try fields(Self.gif(application), "gif") == ["attachment GIF:application ELSEWHERE01"])
    let known: [UInt8] = [0x21, 0xff, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
    #expect(try fields(Self.gif(known + [0x21, 0xfe, 1, 0x41, 0]), "gif") == [])
    #expect(try fields(Self.gif([0x21, 0x77, 1, 1, 0]), "gif") == ["attachment GIF:extension 119"])
    #expect(try fields(Self.webp(Self.chunk("EXTR", Self.words)), "webp") == ["attachment RIFF:chunk EXTR"])
    #expect(try fields(Self.wav(Self.chunk("JUNK", [0, 0, 0])), "wav") == [])
    #expect(try fields(Self.wav(Self.chunk("JUNK", Self.words)), "wav") == ["attachment RIFF:chunk JUNK"])
    let list = Self.form("adtl", Self.chunk("note", Self.words), in: "LIST")
    #expect(try fields(Self.wav(list), "wav") == ["comment RIFF:list adtl"])
    #expect(try fields(Self.avi(Self.form("ncdt", [], in: "LIST")), "avi") == ["attachment RIFF:list ncdt"])
    #expect(try fields(Self.avi(frames: Self.chunk("hide", [1])), "avi") == ["attachment RIFF:chunk hide"])
    let information = Self.form("INFO", Self.chunk("INAM", [65]) + Self.chunk("XXXX", [65]), in: "LIST")
    #expect(try fields(Self.wav(information), "wav") == ["comment RIFF:chunk XXXX"])
    let attached = Self.element([0x19, 0x41, 0xa4, 0x69], Self.words)
    #expect(try fields(Self.webm(attached), "webm") == ["attachment Matroska:attached files"])
    #expect(try fields(Self.webm(Self.element([0xec], [0, 0])), "webm") == [])
    #expect(try fields(Self.webm(Self.element([0xec], Self.words)), "webm") == ["attachment Matroska:free space"])
    #expect(
      try fields(Self.recorded(Self.element([0xec], Self.words)), "webm") == ["attachment Matroska:free space"])
    #expect(try fields(Self.webm(Self.element([0x4d, 0x80], [65])), "webm") == ["attachment Matroska:element 4d80"])
    #expect(try fields(Self.tiff(kind: 1), "tif") == ["preview TIFF:smaller picture"])
  }

  /// What viewers skip in extensions that they know.
  @Test func extensionsOfKnownKindsHoldNoMoreThanTheyHave() throws {
    func application(_ name: String, _ data: [UInt8]) -> [UInt8] { [0x21, 0xff, 11] + Array(name.utf8) + data }
    for name in ["NETSCAPE2.0", "ANIMEXTS1.0"] {
      #expect(try fields(Self.gif(application(name, [3, 1, 7, 7, 0])), "gif") == [])
      for data in [
        [3, 1, 0, 0, 2, 65, 66, 0], [5, 1, 0, 0, 65, 66, 0], [0], [3, 9, 65, 66, 0], [3, 1, 0, 0, 3, 1, 0, 0, 0],
      ] as [[UInt8]] {
        #expect(try fields(Self.gif(application(name, data)), "gif") == ["attachment GIF:application \(name)"])
      }
    }
    #expect(try fields(Self.gif([0x21, 0xf9, 4, 1, 2, 3, 0, 0]), "gif") == [])
    for data in [[5, 1, 2, 3, 0, 65, 0], [4, 1, 2, 3, 0, 1, 65, 0], [0]] as [[UInt8]] {
      #expect(try fields(Self.gif([0x21, 0xf9] + data), "gif") == ["attachment GIF:graphic control"])
    }
    let many = (0..<2000).flatMap { _ in [0x21, 0x77, 0] as [UInt8] }
    let full = try found(Self.gif(many), "gif")
    #expect(full.gap == .tooLarge && full.facts.count == 1)
  }

  /// EBU Tech 3306: a length of 64 bits, which need not be odd as the number in its place is.
  @Test func soundOfMoreThan32BitsIsWalkedToItsEnd() throws {
    func sound(_ chunks: [UInt8]) -> [UInt8] {
      let format = Self.little(1, 2) + Self.little(1, 2) + Self.little(8000) + Self.little(8000) + Self.little(1, 2)
      let lengths = Self.little(0, 8) + Self.little(4, 8) + Self.little(4, 8) + Self.little(0)
      let content =
        Array("WAVE".utf8) + Self.chunk("ds64", lengths) + Self.chunk("fmt ", format + Self.little(8, 2))
        + Array("data".utf8) + [0xff, 0xff, 0xff, 0xff, 128, 128, 128, 128] + chunks
      return Array("RF64".utf8) + [0xff, 0xff, 0xff, 0xff] + content
    }
    #expect(try fields(sound([]), "wav") == [])
    #expect(try fields(sound(Self.chunk("JUNK", Self.words)), "wav") == ["attachment RIFF:chunk JUNK"])
  }

  @Test func freeSpaceInsideBoxesIsFound() throws {
    func fields(_ content: [UInt8]) throws -> Inspection {
      try BoxWalk.inspect(MemoryFile(Specimens.film(place: nil) + Specimens.box("moov", content)))
    }
    #expect(try fields(Specimens.box("free", [0, 0])) == Inspection())
    let inner = Specimens.box("trak", Specimens.box("udta", Specimens.box("skip", Self.words)))
    #expect(try fields(inner).facts.map(\.field) == ["QuickTime:box skip in udta"])
    #expect(try fields(Specimens.box("udta", [0, 0, 0, 0])) == Inspection())
    #expect(try fields([0, 0, 0, 99] + Self.words).gap == .unreadable)
    let deep = (0..<12).reduce(Self.words) { content, _ in Specimens.box("trak", content) }
    #expect(try fields(deep).gap == .unreadable)
  }

  /// Whatever is cut off or changed, each walk ends, and says nothing that it cannot know.
  /// Directories that all name the same list of others, and boxes of ever new kinds: neither memory nor time without end.
  @Test func listsWithoutEndAreNotFollowed() throws {
    let count = 50_000
    let list = 8 + 2 + 12 + 4
    var tiff: [UInt8] = Array("II".utf8) + Self.little(42, 2) + Self.little(8)
    tiff += Self.little(1, 2) + Self.little(330, 2) + Self.little(4, 2) + Self.little(count) + Self.little(list)
    tiff += Self.little(0)
    for _ in 0..<count { tiff += Self.little(8) }
    #expect(try DirectoryWalk.inspect(MemoryFile(tiff)).gap == .tooLarge)
    var film: [UInt8] = [0, 0, 0, 16] + Array("ftypisom".utf8) + [0, 0, 0, 0]
    for number in 0..<20_000 {
      film += [0, 0, 0, 8] + [1, 26, 676, 17_576].map { UInt8(0x41 + number / $0 % 26) }
    }
    #expect(try BoxWalk.inspect(MemoryFile(film)).gap == .tooLarge)
  }

  @Test func damageIsNoAnswer() throws {
    for (type, bytes) in Self.clean {
      for count in 0..<bytes.count { _ = try found(Array(bytes.prefix(count)), type) }
      for place in bytes.indices {
        for value in [0, 0x7f, 0xff] as [UInt8] {
          var changed = bytes
          changed[place] = value
          _ = try found(changed, type)
        }
      }
      #expect(try found(Array(bytes.prefix(11)), type).gap == .unreadable, "\(type)")
    }
  }

  /// ExifTool takes these for what they are, and what it writes into them is nothing that nobody knows.
  @Test(.enabled(if: Specimens.exiftool.isInstalled, Specimens.missing)) func exifToolSeesTheSame() throws {
    for (type, bytes) in Self.clean where bytes != Self.recorded() {
      let inspection = try MetadataInspector().inspect(MemoryFile(bytes), mediaType: #require(Self.types[type]))
      #expect(inspection.facts.filter { [.attachment, .preview].contains($0.kind) } == [], "\(type) \(inspection)")
      #expect(inspection.gap == nil, "\(type) \(inspection)")
    }
    for (type, bytes) in [("gif", Self.gif()), ("webp", Self.webp()), ("tif", Self.tiff())] {
      let tagged = try Specimens.tagged(bytes, type, ["-XMP:Title=An invented title"])
      let inspection = try MetadataInspector().inspect(MemoryFile(tagged), mediaType: #require(Self.types[type]))
      #expect(inspection.facts.map(\.kind) == [.title], "\(type) \(inspection)")
      #expect(inspection.gap == nil, "\(type)")
    }
  }
}
