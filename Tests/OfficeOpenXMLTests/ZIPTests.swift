import Foundation
import TestSupport
import Testing

@testable import OfficeOpenXML

/// ZIP files that we write, and those of others that we read.
struct ZIPTests {
  private static func written(_ parts: [(String, [UInt8])]) throws -> [UInt8] {
    var writer = ZIPWriter()
    for (name, bytes) in parts { try writer.add(name, bytes) }
    return writer.finished()
  }

  @Test func checkSumsAreThoseOfTheStandard() {
    #expect(CRC32.of(Array("123456789".utf8)) == 0xcbf4_3926)
    #expect(CRC32.of([]) == 0)
  }

  @Test func theSamePartsGiveTheSameBytes() throws {
    let parts = [("a.xml", Array("one".utf8)), ("sub/ü.xml", [UInt8](repeating: 7, count: 100_000)), ("empty", [])]
    let bytes = try Self.written(parts)
    #expect(try Self.written(parts) == bytes)
    #expect(bytes.starts(with: [0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]))
    let file = try ZIPFile(bytes)
    for (name, content) in parts { #expect(try file.content(of: name, limit: 1 << 20) == content) }
    #expect(try file.content(of: "A.XML", limit: 3) == Array("one".utf8))
    #expect(try file.content(of: "b.xml", limit: 3) == nil)
    #expect(throws: OfficeError(.tooLarge, "")) { try file.content(of: "a.xml", limit: 2) }
  }

  @Test(arguments: [
    "", "/a", "a/", "a//b", "../a", "a/./b", "a\\b", "a\nb", "A.xml", String(repeating: "a", count: 1025),
  ])
  func namesThatProgramsDisagreeOnAreRefused(_ name: String) throws {
    var writer = ZIPWriter()
    try writer.add("a.xml", [])
    #expect(throws: OfficeError(.badName, "")) { try writer.add(name, []) }
  }

  @Test func moreThanTheFormatHoldsIsRefused() throws {
    var writer = ZIPWriter()
    for number in 0..<ZIPWriter.maximumPartCount { try writer.add("\(number)", []) }
    #expect(throws: OfficeError(.tooLarge, "")) { try writer.add("one more", []) }
    #expect(throws: OfficeError(.tooLarge, "")) { try ZIPFile(writer.finished()) }
  }

  @Test(.enabled(if: ExternalTool.python.isInstalled, "no Python was prepared"))
  func pythonReadsWhatWeWrite() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.written([("a.xml", Array("one".utf8)), ("sub/ü.xml", [1, 2, 3])]), to: "a.zip")
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      assert z.testzip() is None
      for i in z.infolist(): print(i.filename, i.date_time, z.read(i.filename), i.external_attr, i.extra, i.comment)
      """
    let run = try ExternalTool.python.run(["-c", script, folder.path("a.zip")])
    #expect(
      run.text == """
        a.xml (1980, 1, 1, 0, 0, 0) b'one' 0 b'' b''
        sub/ü.xml (1980, 1, 1, 0, 0, 0) b'\\x01\\x02\\x03' 0 b'' b''

        """, Comment(rawValue: run.errors))
  }

  @Test(.enabled(if: ExternalTool.python.isInstalled, "no Python was prepared"))
  func weUnpackWhatPythonCompresses() throws {
    let folder = try TemporaryFolder()
    let script = """
      import random, sys, zlib, zipfile
      random.seed(6)
      words = [bytes(random.choices(b'abcdefgh <>/', k=random.randint(1, 30))) for _ in range(200)]
      n = 0
      for size in [0, 1, 2, 100, 5000, 100000]:
        for kind in range(4):
          data = [bytes(size), random.randbytes(size), b''.join(random.choices(words, k=size // 10 + 1))[:size],
                  bytes(random.choices(b'ab', weights=[1, 99], k=size))][kind]
          for level in [0, 1, 6, 9]:
            for strategy in [0, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED]:
              c = zlib.compressobj(level, zlib.DEFLATED, -15, 8, strategy)
              packed = c.compress(data) + c.flush()
              open(f'{sys.argv[1]}/{n}.raw', 'wb').write(data)
              open(f'{sys.argv[1]}/{n}.deflate', 'wb').write(packed)
              n += 1
      print(n)
      """
    let run = try ExternalTool.python.run(["-c", script, folder.path])
    let count = try #require(Int(run.text.dropLast()), Comment(rawValue: run.errors))
    #expect(count == 480)
    for number in 0..<count {
      let raw = try folder.bytes("\(number).raw")
      let packed = try folder.bytes("\(number).deflate")
      try #require(try Inflate.unpack(packed[...], limit: raw.count) == raw, "\(number)")
      if !raw.isEmpty {
        #expect(throws: OfficeError(.tooLarge, "")) { try Inflate.unpack(packed[...], limit: raw.count - 1) }
      }
      #expect(throws: OfficeError(.damaged, "")) { try Inflate.unpack(packed.dropLast(), limit: raw.count) }
    }
  }

  /// RFC 1951: what no compressor writes.
  @Test(
    arguments: [
      // A block of the fourth kind; a stored block whose lengths disagree; one longer than what follows.
      [0x07], [0x01, 1, 0, 0, 0, 0], [0x01, 5, 0, 0xfa, 0xff, 1, 2],
      // Fixed code: a distance before the beginning; a symbol that never occurs.
      [0x03, 0x02, 0x00], [0x1b, 0x03],
      // Codes with too many words, and with none.
      [0x05, 0xe0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], [0x05, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [],
    ] as [[UInt8]])
  func damagedStreamsAreRefused(_ bytes: [UInt8]) {
    #expect(throws: OfficeError(.damaged, "")) { try Inflate.unpack(bytes[...], limit: 1000) }
  }

  @Test func noStreamOfAnyKindDoesHarm() {
    var random = SeededGenerator(seed: 6)
    var kept = 0
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 1...80, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      if let output = try? Inflate.unpack(bytes[...], limit: 4096) {
        kept += 1
        #expect(output.count <= 4096)
      }
    }
    #expect(kept > 0)
  }

  @Test func noChangedFileDoesHarm() throws {
    let good = try Self.written([("a.xml", Array("one".utf8)), ("b.xml", Array("another".utf8))])
    for place in good.indices {
      for bit in 0..<8 {
        var bytes = good
        bytes[place] ^= 1 << bit
        guard let file = try? ZIPFile(bytes) else { continue }
        for (name, content) in [("a.xml", "one"), ("b.xml", "another")] {
          // Refused, or not found under its name, or what it was.
          if let found = try? file.content(of: name, limit: 100) { #expect(found == Array(content.utf8)) }
        }
      }
    }
    for count in 0..<good.count { #expect(throws: OfficeError.self) { try ZIPFile(Array(good.prefix(count))) } }
  }
}
