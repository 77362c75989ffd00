import TestSupport
import Testing

@testable import Tar

/// An archive that must not be read, and why.
struct HostileArchive: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let code: TarError.Code
  let make: @Sendable (inout Archive) throws -> Void

  init(_ name: String, _ code: TarError.Code, _ make: @escaping @Sendable (inout Archive) throws -> Void) {
    testDescription = name
    self.code = code
    self.make = make
  }

  static let all: [HostileArchive] = kinds + names + extensions + ends

  private static let kinds = [
    HostileArchive("a symbolic link", .link) { $0.header("a", kind: 0x32) },
    HostileArchive("a hard link", .link) { $0.header("a", kind: 0x31) },
    HostileArchive("a character device", .specialFile) { $0.header("a", kind: 0x33) },
    HostileArchive("a block device", .specialFile) { $0.header("a", kind: 0x34) },
    HostileArchive("a pipe", .specialFile) { $0.header("a", kind: 0x36) },
    HostileArchive("a contiguous file", .unsupportedKind) { $0.header("a", kind: 0x37) },
    HostileArchive("a sparse file of GNU tar", .unsupportedKind) { $0.header("a", kind: 0x53) },
    HostileArchive("a continued file", .unsupportedKind) { $0.header("a", kind: 0x4d) },
    HostileArchive("a long link name", .unsupportedKind) { $0.header("a", kind: 0x4b) },
    HostileArchive("a folder with content", .malformedHeader) { $0.header("a/", kind: 0x35, content: [1]) },
    HostileArchive("no magic", .malformedHeader) { $0.header("a", magic: [UInt8](repeating: 0, count: 8)) },
    HostileArchive("a length that is no number", .malformedHeader) {
      $0.header("a") { $0.replaceSubrange(124..<136, with: Array("0000000008x\u{0}".utf8)) }
    },
    HostileArchive("a negative length", .malformedHeader) {
      $0.header("a") { $0.replaceSubrange(124..<136, with: [UInt8](repeating: 0xff, count: 12)) }
    },
    HostileArchive("a length of 2^63", .malformedHeader) {
      $0.header("a") { $0.replaceSubrange(124..<136, with: [0x80, 0, 0, 0, 0x80] + [UInt8](repeating: 0, count: 7)) }
    },
    HostileArchive("a wrong checksum", .malformedHeader) { archive in
      try archive.add("a", [1])
      archive.bytes[0] ^= 1
    },
  ]

  private static let names = [
    HostileArchive("an absolute name", .unsafeName) { $0.header("/etc/passwd") },
    HostileArchive("a name that leads out", .unsafeName) { $0.header("top/../../a") },
    HostileArchive("a name with an empty part", .unsafeName) { $0.header("top//a") },
    HostileArchive("a name with a dot in it", .unsafeName) { $0.header("top/./a") },
    HostileArchive("no name", .unsafeName) { $0.header("") },
    HostileArchive("a file with a slash at the end", .unsafeName) { $0.header("a/") },
    HostileArchive("an absolute name in an extension", .unsafeName) {
      $0.pax("18 path=/etc/shad\n")
      $0.header("a")
    },
    HostileArchive("a name twice", .duplicateName) {
      try $0.add("top/a", [1])
      try $0.add("top/a", [2])
    },
    HostileArchive("a name twice, spelled otherwise", .duplicateName) {
      try $0.add("top/a", [1])
      $0.header("./top/a")
    },
    HostileArchive("a folder and a file of one name", .duplicateName) {
      $0.header("a/", kind: 0x35)
      try $0.add("a", [2])
    },
    HostileArchive("a file below a file", .duplicateName) {
      try $0.add("top/a/b", [1])
      try $0.add("top/a", [2])
    },
  ]

  private static let extensions = [
    HostileArchive("defaults for all members", .unsupportedExtension) {
      $0.header("g", kind: 0x67, content: Array("11 size=1\n".utf8))
    },
    HostileArchive("a sparse file of pax", .unsupportedExtension) {
      $0.pax("22 GNU.sparse.major=1\n")
      $0.header("a")
    },
    HostileArchive("a link's target", .unsupportedExtension) {
      $0.pax("14 linkpath=b\n")
      $0.header("a")
    },
    HostileArchive("a record that is too long", .malformedExtension) {
      $0.pax("99 path=b\n")
      $0.header("a")
    },
    HostileArchive("a record that counts nothing", .malformedExtension) {
      $0.pax("0 path=b\n")
      $0.header("a")
    },
    HostileArchive("a record twice", .malformedExtension) {
      $0.pax("10 path=b\n10 path=c\n")
      $0.header("a")
    },
    HostileArchive("a length below zero", .malformedExtension) {
      $0.pax("11 size=-1\n")
      $0.header("a")
    },
    HostileArchive("two extensions", .malformedExtension) {
      $0.pax("10 path=b\n")
      $0.pax("10 path=c\n")
      $0.header("a")
    },
    HostileArchive("an extension of nothing", .malformedExtension) { $0.pax("10 path=b\n") },
    HostileArchive("an extension of 1 TiB", .malformedExtension) { $0.header("x", kind: 0x78, size: 1 << 40 / 256) },
    HostileArchive("a long name outside GNU tar", .malformedExtension) {
      $0.header("././@LongLink", kind: 0x4c, content: Array("b\u{0}".utf8))
      $0.header("a")
    },
    HostileArchive("a long name without its end", .malformedExtension) {
      $0.header("././@LongLink", kind: 0x4c, magic: TarBlock.gnuMagic, content: Array("b".utf8))
      $0.header("a")
    },
  ]

  private static let ends = [
    HostileArchive("a content that is not there", .truncated) { $0.header("a", size: 100_000) },
    HostileArchive("something behind the end", .trailingBytes) { archive in
      try archive.add("a", [1])
      archive.end()
      archive.bytes[archive.bytes.count - 1] = 1
      archive.bytes += [UInt8](repeating: 0, count: 512)
    },
    HostileArchive("a lone block of zeros", .malformedHeader) { archive in
      archive.bytes += [UInt8](repeating: 0, count: 512)
      try archive.add("a", [1])
    },
  ]
}

@Suite struct HostileArchiveTests {
  @Test(arguments: HostileArchive.all) func isRefused(_ hostile: HostileArchive) throws {
    var archive = Archive()
    try archive.add("top/first", [1, 2, 3])
    try hostile.make(&archive)
    archive.end()
    #expect(throws: TarError(hostile.code)) { _ = try archive.members() }
  }

  @Test func everyBeginningIsRefused() throws {
    let whole = try Archive.of([("top/a", [1]), (String(repeating: "n", count: 120), [2])])
    let end = whole.bytes.lastIndex { $0 != 0 }! / 512 * 512 + 512
    for count in 0..<end + 1024 where count % 100 == 0 || count % 512 < 2 {
      #expect(throws: TarError(.truncated)) { _ = try Archive(bytes: Array(whole.bytes[..<count])).members() }
    }
    #expect(try Archive(bytes: Array(whole.bytes[..<(end + 1024)])).members().count == 2)
  }

  @Test func memberCountIsBounded() throws {
    let archive = try Archive.of((0..<20).map { ("top/\($0)", []) })
    #expect(try archive.members(limit: 20).count == 20)
    #expect(throws: TarError(.tooMany)) { _ = try archive.members(limit: 19) }
    var long = archive
    long.bytes += [UInt8](repeating: 0, count: 2 << 20)
    #expect(throws: TarError(.trailingBytes)) { _ = try long.members() }
  }

  /// Whatever one byte becomes, the reader says yes or no, and what it says is inside the archive.
  @Test func changedBytesNeverLeadOutside() throws {
    let whole = try Archive.of([("top/a", [1]), ("top/b", [2, 3]), (String(repeating: "n", count: 120), [4])])
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<4000 {
      var archive = whole
      let place = Int(generator.next() % UInt64(archive.bytes.count))
      archive.bytes[place] = UInt8(truncatingIfNeeded: generator.next())
      // With the sum made right again, more is reached.
      let block = place / 512 * 512
      var header = Array(archive.bytes[block..<block + 512])
      if header[257...].starts(with: "ustar".utf8) {
        Archive.sum(&header)
        archive.bytes.replaceSubrange(block..<block + 512, with: header)
      }
      guard let members = try? archive.members() else { continue }
      for member in members {
        #expect(member.offset + member.byteCount <= UInt64(archive.bytes.count))
        #expect(TarName.isSafe(member.path))
      }
    }
  }
}
