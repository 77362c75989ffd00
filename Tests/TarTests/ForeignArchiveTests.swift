import Foundation
import TestSupport
import Testing

@testable import Tar

/// What other programs make of a plain folder is read; what is written here, others read.
@Suite(.enabled(if: ExternalTool("tar").isInstalled, "needs tar")) struct ForeignArchiveTests {
  private static let long = String(repeating: "n", count: 130)
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["top/data", "top/custody/events"] {
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: name), withIntermediateDirectories: true)
    }
    try folder.write(Array("one".utf8), to: "top/data/0001-a.txt")
    try folder.write([UInt8](repeating: 5, count: 70_000), to: "top/data/0002-b.bin")
    try folder.write(Array("two".utf8), to: "top/custody/events/" + Self.long)
  }

  @Test(arguments: ["gnu", "ustar", "pax"], ["top", "."]) func gnuTarsFormatsAreRead(_ format: String, _ what: String)
    throws
  {
    let name = format == "ustar" ? ["--exclude=*nnn*"] : []
    let packed = try ExternalTool("tar").run(
      ["-c", "--format=\(format)"] + name + ["-C", folder.url.path, what])
    #expect(packed.status == 0, "\(packed.errors)")
    let archive = Archive(bytes: packed.bytes)
    let members = try archive.members()
    let files = members.filter { $0.kind == .file }.map { String(decoding: $0.path, as: UTF8.self) }.sorted()
    var expected = ["top/data/0001-a.txt", "top/data/0002-b.bin"]
    if format != "ustar" { expected.append("top/custody/events/" + Self.long) }
    #expect(files == expected.sorted())
    let one = members.first { $0.path == Array("top/data/0001-a.txt".utf8) }
    #expect(one.map(archive.content) == Array("one".utf8))
  }

  @Test func tarReadsOurs() throws {
    var archive = Archive()
    archive.bytes += try TarFormat.header(folder: "bundle")
    try archive.add("bundle/a.txt", Array("one".utf8))
    try archive.add("bundle/" + Self.long, Array("two".utf8))
    archive.end()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "out"), withIntermediateDirectories: true)
    let unpacked = try ExternalTool("tar").run(["-x", "-f", "-", "-C", folder.path("out")], input: archive.bytes)
    #expect(unpacked.status == 0 && unpacked.errors.isEmpty, "\(unpacked.errors)")
    #expect(try folder.bytes("out/bundle/a.txt") == Array("one".utf8))
    #expect(try folder.bytes("out/bundle/" + Self.long) == Array("two".utf8))
    let status = try FileManager.default.attributesOfItem(atPath: folder.path("out/bundle/a.txt"))
    #expect((status[.modificationDate] as? Date)?.timeIntervalSince1970 == 946_684_800)
  }
}
