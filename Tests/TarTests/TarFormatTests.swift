import Testing

@testable import Tar

@Suite struct TarFormatTests {
  private static let long = "bundle-8Q3T-MZ1K-0VRE-7XA2H/signatures/" + String(repeating: "k", count: 120)

  @Test func whatIsWrittenIsRead() throws {
    let files: [(String, [UInt8])] = [
      ("top/empty", []), ("top/one", [1]), ("top/block", [UInt8](repeating: 7, count: 512)),
      ("top/more", [UInt8](repeating: 8, count: 513)),
      ("top/" + String(repeating: "d", count: 90) + "/" + String(repeating: "n", count: 99), [3]), (Self.long, [4, 5]),
    ]
    var archive = Archive()
    archive.bytes += try TarFormat.header(folder: "top")
    for (name, content) in files { try archive.add(name, content) }
    archive.end()
    let members = try archive.members()
    #expect(members.first?.kind == .folder && members.first?.path == Array("top".utf8))
    #expect(members.dropFirst().map { String(decoding: $0.path, as: UTF8.self) } == files.map(\.0))
    #expect(members.dropFirst().map(archive.content) == files.map(\.1))
    #expect(archive.bytes.count % TarFormat.recordByteCount == 0)
  }

  @Test func headersAreThoseOfTheStandard() throws {
    let header = try TarFormat.header(file: "a/b", byteCount: 10)
    #expect(header.count == 512 && Array(header[..<4]) == Array("a/b\u{0}".utf8))
    #expect(Array(header[100..<108]) == Array("0000644\u{0}".utf8))
    #expect(Array(header[108..<124]) == Array("0000000\u{0}0000000\u{0}".utf8))
    #expect(Array(header[124..<148]) == Array("00000000012\u{0}07033241600\u{0}".utf8))
    #expect(Array(header[156...156]) == Array("0".utf8) && Array(header[257..<265]) == Array("ustar\u{0}00".utf8))
    #expect(header[265..<329].allSatisfy { $0 == 0 } && header[345...].allSatisfy { $0 == 0 })
    #expect(try TarFormat.header(file: "a/b", byteCount: 10) == header)
    #expect(try TarFormat.byteCount(file: "a/b", 10) == 1024)
  }

  /// 8 GiB and more do not fit in eleven octal digits.
  @Test(arguments: [1 << 33 - 1, 1 << 33, 1 << 62, 1 << 63 - 1] as [UInt64])
  func longFilesHaveTheirLengthInAnExtension(_ size: UInt64) throws {
    let header = try TarFormat.header(file: "top/long", byteCount: size)
    #expect(header.count == (size < 1 << 33 ? 512 : 1536))
    let padding = UInt64(TarBlock.paddingCount(size))
    let (end, isOver) = (UInt64(header.count) + size).addingReportingOverflow(padding + 1024)
    #expect(!isOver)
    do throws(TarStreamError<Never>) {
      let members = try TarReader<Never>.members(byteCount: end) { offset, target in
        for place in 0..<target.count {
          let place64 = offset + UInt64(place)
          target[place] = place64 < header.count ? header[Int(place64)] : 0
        }
      }
      #expect(members.map(\.byteCount) == [size])
    } catch {
      Issue.record("\(error)")
    }
    #expect(throws: TarError(.tooLarge)) { _ = try TarFormat.header(file: "a", byteCount: 1 << 63) }
  }

  @Test(arguments: [
    "", "/a", "a/", "a//b", "./a", "a/../b", "..", ".", "ä", "a\nb", String(repeating: "a", count: 4097),
  ])
  func unsafeNamesAreNotWritten(_ name: String) {
    #expect(throws: TarError(.unsafeName)) { _ = try TarFormat.header(file: name, byteCount: 1) }
    #expect(throws: TarError(.unsafeName)) { _ = try TarFormat.header(folder: name) }
  }

  /// The length of a record counts its own digits.
  @Test(arguments: 90...110) func namesOfEveryLengthSurvive(_ count: Int) throws {
    let name = String(repeating: "x", count: count)
    #expect(try Archive.of([(name, [1])]).members().first?.path == Array(name.utf8))
    let nested = "d/" + name
    #expect(try Archive.of([(nested, [1])]).members().first?.path == Array(nested.utf8))
  }
}
