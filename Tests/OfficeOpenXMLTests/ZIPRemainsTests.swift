import Testing

@testable import OfficeOpenXML

/// What lies in a ZIP file beside its parts is told, and is not in a copy; what ordinary programs write there is not.
struct ZIPRemainsTests {
  private static let words = Array("Zwx".utf8)
  private static let mark: [UInt8] = [0x50, 0x4b]

  private static func plain() throws -> [UInt8] { try OfficeFile.of("<w:t>a</w:t>") }

  private static func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// A file of one part, written by hand.
  private static func file(
    localField: [UInt8] = [], field: [UInt8] = [], remark: [UInt8] = [], before: [UInt8] = [], behind: [UInt8] = [],
    descriptor: [UInt8] = [], beforeEnd: [UInt8] = [], comment: [UInt8] = []
  ) -> [UInt8] {
    let content: [UInt8] = [7]
    let flags = descriptor.isEmpty ? 0 : 8
    let common =
      number(20, 2) + number(flags, 2) + number(0, 6) + number(Int(CRC32.of(content)), 4) + number(1, 4) + number(1, 4)
      + number(1, 2)
    var bytes = before + mark + [3, 4] + common + number(localField.count, 2) + [0x61] + localField
    bytes += content + descriptor + behind
    let start = bytes.count
    bytes += mark + [1, 2] + number(20, 2) + common + number(field.count, 2) + number(remark.count, 2) + number(0, 8)
    bytes += number(before.count, 4) + [0x61] + field + remark
    let count = bytes.count - start
    bytes += beforeEnd + mark + [5, 6] + number(0, 4) + number(1, 2) + number(1, 2) + number(count, 4)
    return bytes + number(start, 4) + number(comment.count, 2) + comment
  }

  private static func field(_ kind: Int, _ content: [UInt8]) -> [UInt8] {
    number(kind, 2) + number(content.count, 2) + content
  }

  @Test func whatIsNoPartIsTold() throws {
    let long = [UInt8](repeating: 1, count: 64)
    for (bytes, told) in [
      (Self.file(comment: Self.words), ZIPRemains.comment), (Self.file(remark: Self.words), ZIPRemains.remark),
      (Self.file(field: Self.field(0x7a7a, Self.words)), ZIPRemains.field),
      (Self.file(localField: Self.field(0x7a7a, Self.words)), ZIPRemains.field),
      (Self.file(localField: Self.field(0x5455, long)), ZIPRemains.field),
      (Self.file(localField: Self.field(0xa220, [0x28, 0xa0, 0, 0] + Self.words)), ZIPRemains.field),
      (Self.file(localField: Self.words), ZIPRemains.field), (Self.file(before: Self.words), ZIPRemains.gap),
      (Self.file(behind: Self.words), ZIPRemains.gap), (Self.file(beforeEnd: Self.words), ZIPRemains.gap),
      (Self.file(descriptor: Self.words), ZIPRemains.gap),
    ] {
      #expect(try ZIPFile(bytes).remains == [told])
    }
  }

  @Test func whatOrdinaryProgramsWriteIsNot() throws {
    let check = Self.number(Int(CRC32.of([7])), 4)
    for bytes in [
      Self.file(), Self.file(localField: Self.field(0x5455, [3] + Self.number(1, 8)), field: Self.field(0x5455, [3])),
      Self.file(localField: Self.field(0x0001, Self.number(1, 16))), Self.file(localField: Self.field(0xcafe, [])),
      Self.file(localField: Self.field(0xa220, [0x28, 0xa0] + [UInt8](repeating: 0, count: 260))),
      Self.file(localField: [0, 0, 0]), Self.file(descriptor: check + Self.number(1, 4) + Self.number(1, 4)),
      Self.file(descriptor: Self.mark + [7, 8] + check + Self.number(1, 4) + Self.number(1, 4)),
      Self.file(descriptor: Self.mark + [7, 8] + check + Self.number(1, 8) + Self.number(1, 8)),
    ] {
      #expect(try ZIPFile(bytes).remains == [])
      #expect(try ZIPFile(bytes).content(of: "a", limit: 1) == [7])
    }
  }

  /// A part that the directory does not list any more, or that the end record does not count.
  @Test func aPartThatWasTakenOutIsTold() throws {
    var bytes = try OfficeFile.of("<w:t>a</w:t>", [], [("word/old.xml", "<a>Zwx</a>")])
    let count = bytes.count
    let parts = bytes[count - 14]
    bytes[count - 14] = parts - 1
    bytes[count - 12] = parts - 1
    #expect(try ZIPFile(bytes).remains == [ZIPRemains.gap])
    #expect(try OfficeContents(reading: bytes).remarks.map(\.name) == [ZIPRemains.gap])
    let trimming = try OfficeTrimming(bytes)
    #expect(trimming.remaining == [])
    #expect(trimming.takenOut.map(\.name) == [ZIPRemains.gap])
    #expect(try !trimming.bytes().contains(Self.words))
  }

  @Test func bytesBehindCompressedOnesAreDamage() throws {
    let packed: [UInt8] = [0x4b, 4, 0]
    #expect(try Inflate.unpack(packed[...], limit: 1, isWhole: true) == Array("a".utf8))
    #expect(try Inflate.unpack((packed + Self.words)[...], limit: 1) == Array("a".utf8))
    #expect(throws: OfficeError(.damaged, "")) {
      try Inflate.unpack((packed + Self.words)[...], limit: 1, isWhole: true)
    }
  }
}
