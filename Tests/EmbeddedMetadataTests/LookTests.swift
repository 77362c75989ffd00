import OfficeOpenXML
import Synchronization
import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// An interrupt ends a look, however large or hostile the file is.
struct LookTests {
  /// Somebody who interrupts when asked for the n-th time, and counts.
  private final class Asked: Sendable {
    let count = Atomic(0)
    let limit: Int

    init(limit: Int = .max) { self.limit = limit }

    func isInterrupted() -> Bool { count.add(1, ordering: .relaxed).newValue >= limit }
  }

  private static func repeated(_ piece: [UInt8], _ count: Int) -> [UInt8] {
    Array(repeatElement(piece, count: count).joined())
  }

  /// Files in which there is much to go through, of each kind.
  private static let files: [(mediaType: String, bytes: [UInt8])] = [
    ("image/jpeg", [0xff, 0xd8, 0xff, 0xda, 0, 2] + [UInt8](repeating: 7, count: 2 << 20) + [0xff, 0xd9]),
    (
      "image/gif",
      Array("GIF89a".utf8) + [0, 0, 0, 0, 0, 0, 0, 0x2c] + repeated([0], 9) + [2]
        + repeated([1, 7], 1 << 20) + [0, 0x3b]
    ),
    ("image/png", Array(Specimens.png.dropLast(12)) + repeated(Specimens.chunk("IDAT", [], 0x35af_061e), 400_000)),
    ("video/mp4", Specimens.box("ftyp", Array("isom".utf8)) + repeated(Specimens.box("mdat", []), 20_000)),
    (
      "audio/wav",
      Array("RIFF".utf8) + [0xff, 0xff, 0xff, 0xff] + Array("WAVE".utf8)
        + repeated(Array("fact".utf8) + [0, 0, 0, 0], 20_000)
    ),
    ("video/webm", [0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x18, 0x53, 0x80, 0x67, 0xff] + repeated([0xbf, 0x80], 20_000)),
    ("application/pdf", Specimens.pdf(Array(repeating: "<</A[1 2 3]/B(c)>>", count: 20_000))),
    ("application/pdf", Specimens.pdf([Specimens.stream("", repeated(Array("BI /A ".utf8), 200_000))])),
  ]

  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

  /// An office file of so many parts.
  private static func office(_ count: Int, _ content: [UInt8]) throws -> [UInt8] {
    let names = (0..<count).map { "part\($0).xml" }
    let lines = names.map { "<Relationship Id=\"\($0)\" Target=\"\($0)\" Type=\"http://a/officeDocument\"/>" }
    var writer = ZIPWriter()
    try writer.add("[Content_Types].xml", Array("<Types/>".utf8))
    try writer.add("_rels/.rels", Array("<Relationships xmlns=\"http://b\">\(lines.joined())</Relationships>".utf8))
    for name in names { try writer.add(name, content) }
    return writer.finished()
  }

  @Test func partsOfAnOfficeFileAreSteps() throws {
    try expectEnd(Self.office(400, Array("<a/>".utf8)), Self.word)
  }

  @Test func piecesOfALongPartAreSteps() throws {
    let long = Array("<a>".utf8) + Self.repeated(Array("<b c='d'/>".utf8), 40_000) + Array("</a>".utf8)
    try expectEnd(Self.office(1, long), Self.word)
    // So they are while a copy is made.
    let file = try MemoryFile(Self.office(1, long))
    let patient = Asked()
    func removal(_ asked: Asked) -> MetadataRemoval {
      MetadataRemoval(tool: nil, isInterrupted: asked.isInterrupted)
    }
    #expect(try removal(patient).copy(of: file, mediaType: Self.word).removed == [])
    let count = patient.count.load(ordering: .relaxed)
    #expect(count > 20)
    for limit in [1, count / 2, count] {
      #expect(throws: MetadataRemoval.Failure.interrupted) {
        try removal(Asked(limit: limit)).copy(of: file, mediaType: Self.word)
      }
    }
  }

  @Test(arguments: files.indices) func itIsAskedAndEnds(_ index: Int) throws {
    let (mediaType, bytes) = Self.files[index]
    try expectEnd(bytes, mediaType)
  }

  private func expectEnd(_ bytes: [UInt8], _ mediaType: String) throws {
    let file = try MemoryFile(bytes)
    let patient = Asked()
    let whole = MetadataInspector(tool: nil, isInterrupted: patient.isInterrupted).inspect(file, mediaType: mediaType)
    let asked = patient.count.load(ordering: .relaxed)
    #expect(asked > 10)
    #expect(whole.gap != .failed && whole.gap != .unreadable)
    for limit in [1, asked / 2, asked] {
      let hasty = Asked(limit: limit)
      let found = MetadataInspector(tool: nil, isInterrupted: hasty.isInterrupted).inspect(file, mediaType: mediaType)
      // It is not asked again, and nobody takes what was found for all.
      #expect(hasty.count.load(ordering: .relaxed) == limit)
      #expect(found.gap != nil)
    }
  }

  @Test func stepsAreCounted() {
    let asked = Asked(limit: 3)
    let look = Look(isInterrupted: asked.isInterrupted)
    for _ in 0..<(2 * Look.stepCount) { #expect(!look.hasEnded()) }
    #expect(asked.count.load(ordering: .relaxed) == 2)
    #expect(!look.wasEnded)
    #expect(look.hasEnded(Look.stepCount))
    #expect(look.wasEnded && look.hasEnded())
    #expect(asked.count.load(ordering: .relaxed) == 3)
  }
}
