import BagIt
import Foundation
import TestSupport
import Testing

/// Tools that others wrote accept the bags we write.
@Suite struct ForeignToolTests {
  private func write(_ folder: MemoryFolder) throws -> TemporaryFolder {
    let disk = try TemporaryFolder()
    for (path, bytes) in folder.files {
      let url = disk.url.appending(path: String(decoding: path, as: UTF8.self))
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    return disk
  }

  private func bag(_ names: [String]) throws -> MemoryFolder {
    try MemoryFolder.bag(
      names.map { ("data/" + $0, Array($0.utf8)) },
      info: [("External-Description", Array(repeating: "testimony", count: 40).joined(separator: " "))],
      others: [("report.json", [0x7b, 0x7d])])
  }

  /// Not here: `%`, which bagit.py never decodes (LibraryOfCongress/bagit-python issue 157), and blanks at an end, which it strips.
  private static let awkward = [
    "a b", "日本.txt", "a\nb", "a\rb", "*star", "-dash", "~tilde", "sub/ü/é.txt", "a'b\"c", "#x",
  ]

  @Test(.enabled(if: ExternalTool.python.isInstalled, "no Python with bagit in .venv"))
  func bagitPythonAcceptsOurBags() throws {
    let disk = try write(bag(Self.awkward))
    let run = try ExternalTool.python.run(["-m", "bagit", "--validate", disk.url.path])
    #expect(run.status == 0, Comment(rawValue: run.errors))
    #expect(try BagValidator().validate(DiskFolder(url: disk.url)) == [])
    try Data("changed".utf8).write(to: disk.url.appending(path: "data/-dash"))
    #expect(try ExternalTool.python.run(["-m", "bagit", "--validate", disk.url.path]).status != 0)
  }

  @Test(.enabled(if: ExternalTool.python.isInstalled, "no Python with bagit in .venv"))
  func weAcceptTheBagsOfBagitPython() throws {
    let disk = try TemporaryFolder()
    for name in Self.awkward where !name.contains("/") {
      try Data(name.utf8).write(to: disk.url.appending(path: name))
    }
    let run = try ExternalTool.python.run(
      ["-m", "bagit", "--sha256", "--sha512", "--md5", "--contact-name", "Ana", disk.url.path])
    try #require(run.status == 0, Comment(rawValue: run.errors))
    #expect(try BagValidator().validate(DiskFolder(url: disk.url)) == [])
  }

  @Test(.enabled(if: ExternalTool("sha256sum").isInstalled, "sha256sum is not installed"))
  func sha256sumAcceptsOurManifests() throws {
    let names = ["a b", "日本.txt", "*star", "sub/é.txt"]
    let portable = names.enumerated().map { PortableName.make(from: $0.element, number: UInt64($0.offset)) }
    let disk = try write(bag(names + portable))
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
      let run = try ExternalTool("sha256sum").run(["-c", "--strict", "--quiet", manifest], in: disk.url)
      #expect(run.status == 0, Comment(rawValue: run.errors + run.text))
    }
  }
}
