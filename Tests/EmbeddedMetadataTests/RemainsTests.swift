import OfficeOpenXML
import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// What no field stands for: bytes behind an end, and in segments, chunks and boxes that nobody knows.
struct RemainsTests {
  private static let words = Array("what was cut away".utf8)

  private func fields(_ inspection: Inspection) -> [String] {
    inspection.facts.map { "\($0.kind.rawValue) \($0.field)" }
  }

  /// A picture with a segment behind its beginning.
  private func jpeg(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xff, 0xd8, 0xff, marker, 0, UInt8(content.count + 2)] + content + Specimens.jpeg.dropFirst(2)
  }

  /// A picture with a chunk behind its header.
  private func png(_ kind: String, _ content: [UInt8], check: UInt32? = nil) -> [UInt8] {
    let check = check ?? CRC32.of((Array(kind.utf8) + content)[...])
    return Specimens.png.prefix(33) + Specimens.chunk(kind, content, check) + Specimens.png.dropFirst(33)
  }

  private func boxes(_ bytes: [UInt8]) throws -> Inspection { try BoxWalk.inspect(MemoryFile(bytes)) }

  @Test func bytesBehindAPictureAreFound() {
    #expect(SegmentWalk.inspect(Specimens.jpeg) == Inspection())
    #expect(SegmentWalk.inspect(Specimens.jpeg + [0xff, 0xd9]) == Inspection())
    #expect(!SegmentWalk.inspect(Specimens.jpeg + [0xff, 0xd9] + Self.words).facts.isEmpty)
    #expect(ChunkWalk.inspect(Specimens.png) == Inspection())
    for hidden in [Self.words, Specimens.jpeg, Specimens.png, [0, 0, 1]] {
      #expect(fields(SegmentWalk.inspect(Specimens.jpeg + hidden)) == ["attachment JPEG:bytes behind the end"])
      #expect(fields(ChunkWalk.inspect(Specimens.png + hidden)) == ["attachment PNG:bytes behind the end"])
    }
    // What only fills up says nothing.
    #expect(SegmentWalk.inspect(Specimens.jpeg + [0, 0, 13, 10]) == Inspection())
    #expect(ChunkWalk.inspect(Specimens.png + [0, 0, 13, 10]) == Inspection())
  }

  @Test func segmentsThatNobodyKnowsAreFound() {
    for known in [Array("Exif\0\0".utf8), Array("http://ns.adobe.com/xap/1.0/\0".utf8)] {
      #expect(SegmentWalk.inspect(jpeg(0xe1, known + Self.words)) == Inspection())
      #expect(fields(SegmentWalk.inspect(jpeg(0xe5, known))) == ["attachment JPEG:APP5"])
    }
    #expect(SegmentWalk.inspect(jpeg(0xee, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1])) == Inspection())
    #expect(fields(SegmentWalk.inspect(jpeg(0xee, Array("Adobe".utf8) + Self.words))) == ["attachment JPEG:APP14"])
    #expect(fields(SegmentWalk.inspect(jpeg(0xe1, Self.words))) == ["attachment JPEG:APP1"])
    #expect(fields(SegmentWalk.inspect(jpeg(0xf3, Self.words))) == ["attachment JPEG:segment 243"])
    let small = Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]
    #expect(fields(SegmentWalk.inspect(jpeg(0xe0, small))) == ["preview JFIF:thumbnail"])
    // ExifTool reads no remark behind the compressed data.
    #expect(SegmentWalk.inspect(jpeg(0xfe, Self.words)) == Inspection())
    let late = Specimens.jpeg.dropLast(2) + [0xff, 0xfe, 0, 4, 0x51, 0x51, 0xff, 0xd9]
    #expect(fields(SegmentWalk.inspect(Array(late))) == ["attachment JPEG:segment 254"])
  }

  @Test func compressedDataIsNoMarker() {
    let scan: [UInt8] = [1, 0xff, 0, 0xd9, 0xff, 0xd0, 2, 0xff, 0xff, 0xd9]
    #expect(SegmentWalk.inspect(Specimens.jpeg.dropLast(2) + scan) == Inspection())
    #expect(SegmentWalk.inspect(Specimens.jpeg.dropLast(2) + [1, 0xff, 0]).gap == .unreadable)
    for count in 0..<Specimens.jpeg.count {
      #expect(SegmentWalk.inspect(Array(Specimens.jpeg.prefix(count))).gap != nil)
    }
  }

  @Test func chunksThatNobodyKnowsAreFound() {
    for kind in ["tRNS", "iCCP", "tEXt", "eXIf", "acTL"] { #expect(ChunkWalk.inspect(png(kind, [1])) == Inspection()) }
    for kind in ["prVt", "iDOT", "IDAt"] {
      #expect(fields(ChunkWalk.inspect(png(kind, Self.words))) == ["attachment PNG:chunk \(kind)"])
    }
    #expect(fields(ChunkWalk.inspect(png("IEND", Self.words))).contains("attachment PNG:chunk IEND"))
    #expect(ChunkWalk.inspect(Array(Specimens.png.dropLast(13))).gap == .unreadable)
    #expect(
      ChunkWalk.inspect(Array(Specimens.png.prefix(8)) + [0xff, 0xff, 0xff, 0xff] + Self.words).gap == .unreadable)
  }

  /// Four bytes of each chunk that nothing stands for.
  @Test func aWrongCheckSumIsNoAnswer() {
    let right = CRC32.of(Array("tEXta".utf8)[...])
    #expect(ChunkWalk.inspect(png("tEXt", Array("a".utf8), check: right)) == Inspection())
    #expect(ChunkWalk.inspect(png("tEXt", Array("a".utf8), check: right ^ 1)).gap == .unreadable)
    #expect(ChunkWalk.inspect(png("IDAT", [], check: 0x7769_7468)).gap == .unreadable)
    #expect(ChunkWalk.inspect(Specimens.png.dropLast() + [0]).gap == .unreadable)
    let many = (1000..<2001).flatMap { png("\($0)", []).dropFirst(33).prefix(12) }
    let full = ChunkWalk.inspect(Specimens.png.prefix(33) + many + Specimens.png.dropFirst(33))
    #expect(full.gap == .tooLarge && full.facts.count == 1000)
  }

  @Test func freeSpaceInMetadataIsLookedAt() throws {
    let film = Specimens.film(place: nil)
    let handler = Specimens.box("hdlr", Array(repeating: 0, count: 24))
    for version in [[0, 0, 0, 0], []] as [[UInt8]] {
      func meta(_ content: [UInt8]) -> [UInt8] { Specimens.box("meta", version + handler + content) }
      #expect(try boxes(film + meta(Specimens.box("free", [0, 0]))) == Inspection())
      for kind in ["free", "skip"] {
        #expect(
          try fields(boxes(film + meta(Specimens.box(kind, Self.words)))) == [
            "attachment QuickTime:box \(kind) in meta"
          ])
      }
      let inner = Specimens.box("iprp", Specimens.box("ipco", Specimens.box("free", Self.words)))
      #expect(try fields(boxes(film + meta(inner))) == ["attachment QuickTime:box free in ipco"])
      let user = Specimens.box("moov", Specimens.box("udta", meta(Specimens.box("skip", Self.words))))
      #expect(try fields(boxes(film + user)) == ["attachment QuickTime:box skip in meta"])
    }
    #expect(try boxes(film + Specimens.box("meta", [0, 0])).gap == .unreadable)
  }

  @Test func boxesAndFreeSpaceAreLookedAt() throws {
    let film = Specimens.film(place: nil)
    #expect(try boxes(film) == Inspection())
    #expect(try boxes(Specimens.heic) == Inspection())
    #expect(try boxes(film + Specimens.box("free", [0, 0, 0])) == Inspection())
    #expect(try fields(boxes(film + Specimens.box("free", Self.words))) == ["attachment QuickTime:box free"])
    #expect(try fields(boxes(film + Specimens.box("sefd", [1]) + film)) == ["attachment QuickTime:box sefd"])
    #expect(try fields(boxes(film + Specimens.box("uuid", Self.words))) == ["attachment QuickTime:box uuid"])
    for hidden in [Self.words, Specimens.jpeg, [1], [0, 0, 0, 0, 0, 0, 0, 0, 1]] {
      #expect(try fields(boxes(film + hidden)) == ["attachment QuickTime:bytes behind the end"])
    }
    #expect(try boxes(film + [0, 0, 0, 0, 0, 0, 0, 0, 0]) == Inspection())
    #expect(try boxes(Array(film.dropLast())).gap == .unreadable)
    // Sizes of 64 bits, and one beyond them all.
    let large = [0, 0, 0, 1] + Array("mdat".utf8) + [0, 0, 0, 0, 0, 0, 0, 18, 7, 7]
    #expect(try boxes(film + large) == Inspection())
    let huge = [0, 0, 0, 1] + Array("mdat".utf8) + [UInt8](repeating: 0xff, count: 8)
    #expect(try boxes(film + huge).gap == .unreadable)
  }

  @Test(.enabled(if: Specimens.exiftool.isInstalled, Specimens.missing)) func copiesHaveNoRemains() throws {
    for (bytes, type) in [
      (Specimens.jpeg + Self.words, "image/jpeg"), (Specimens.jpeg + Specimens.jpeg, "image/jpeg"),
      (jpeg(0xe5, Self.words), "image/jpeg"), (Specimens.png + Self.words, "image/png"),
    ] {
      let copy = try MetadataRemoval().copy(of: MemoryFile(bytes), mediaType: type)
      #expect(copy.removed.map(\.kind) == [.attachment])
      let made = try copy.file.bytes()
      #expect(made.count <= bytes.count - Self.words.count)
    }
    // What ExifTool leaves where it is makes no copy.
    for (bytes, type, field) in [
      (png("prVt", Self.words, check: 0xb0c5_9ca4), "image/png", "PNG:chunk prVt"),
      (
        Specimens.film(place: nil, time: 0) + Specimens.box("free", Self.words), "video/mp4", "QuickTime:box free"
      ),
    ] {
      #expect(throws: MetadataRemoval.Failure.stillThere([EmbeddedFact(.attachment, field)])) {
        try MetadataRemoval().copy(of: MemoryFile(bytes), mediaType: type)
      }
    }
  }
}
