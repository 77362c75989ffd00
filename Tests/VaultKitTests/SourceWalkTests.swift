import Foundation
import TestSupport
import Testing
import VaultFiles

@testable import VaultKit

@Suite struct SourceWalkTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private func walk(_ names: String...) -> SourceWalk { SourceWalk(names.map { FilePath(scratch.path($0)) }) }

  @Test func filesAreNamedBelowWhatWasGiven() throws {
    for name in ["case/a.txt", "case/deep/er/b.txt", "c.txt"] { try scratch.write([1, 2], to: name) }
    let walk = walk("case", "c.txt")
    #expect(walk.files.map(\.name) == ["case/a.txt", "case/deep/er/b.txt", "c.txt"])
    #expect(
      walk.files.map(\.shown) == ["case/a.txt", "case/deep/er/b.txt", "c.txt"].map { FilePath(scratch.path($0)) })
    #expect(walk.files.allSatisfy { $0.byteCount == 2 })
    #expect(walk.skipped.isEmpty)
    for file in walk.files {
      let open = try #require(file.folder).open(file.relative)
      #expect(try open.readToEnd(limit: 2) == [1, 2])
    }
  }

  @Test(arguments: ["case/..", "other/../.", "case/../other/.."]) func aFolderWithoutANameGivesNone(_ name: String)
    throws
  {
    for file in ["case/a.txt", "other/b.txt"] { try scratch.write([1], to: file) }
    #expect(walk(name).files.map(\.name) == ["case/a.txt", "other/b.txt"])
  }

  @Test func aSlashAtTheEndChangesNothing() throws {
    try scratch.write([1], to: "case/a.txt")
    for name in ["case", "case/", "case//", "./case/"] {
      #expect(walk(name).files.map(\.name) == ["case/a.txt"], "\(name)")
    }
  }

  @Test func linksAndSpecialFilesAreNamedAndLeftOut() throws {
    try scratch.write([1], to: "case/a.txt")
    try scratch.write([1], to: "outside/secret")
    let links = [
      "case/link": "../outside/secret", "case/folder": "../outside", "case/loop": ".", "case/gone": "nowhere",
    ]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(atPath: scratch.path(name), withDestinationPath: target)
    }
    #expect(unsafe mkfifo(scratch.path("case/pipe"), 0o600) == 0)
    let walk = walk("case", "case/link", "case/folder", "case/pipe", "not-there", "case/folder/secret")
    #expect(walk.files.map(\.name) == ["case/a.txt", "secret"], "links on the way to what a person names are theirs")
    let skipped = walk.skipped.map { $0.path.lastComponent.description }
    #expect(skipped.sorted() == ["folder", "folder", "gone", "link", "link", "loop", "not-there", "pipe", "pipe"])
    #expect(walk.skipped.allSatisfy { !$0.reason.isEmpty })
  }

  @Test func hostileNamesAreKeptAsBytes() throws {
    let folder = try Folder.create(FilePath(scratch.path("case")))
    let names: [[UInt8]] = [
      [0xff, 0xfe], Array("-rf".utf8), Array("a\nb".utf8), Array("\u{1b}[2J".utf8), Array("\u{202e}fdp".utf8), [0x20],
      Array("...".utf8), Array("e\u{301}".utf8), Array("é".utf8), [UInt8](repeating: 0x61, count: 255),
    ]
    for name in names { try folder.add(FilePath(bytes: name), [1]) }
    let walk = walk("case")
    let found = walk.files.map(\.name.bytes)
    #expect(Set(found) == Set(names.map { Array("case/".utf8) + $0 }))
    for name in walk.files.map(\.name) { #expect(ItemName.path(ItemName.claim(name)) == name) }
  }

  @Test func standardInputIsAFileWithoutAName() {
    let walk = SourceWalk(["-"])
    #expect(walk.files.count == 1 && walk.files[0].folder == nil && walk.files[0].name == "")
  }

  @Test func whatIsNoEvidenceIsNamedAndLeftOut() throws {
    try scratch.write(Array("EvidenceVault, format 1\n".utf8), to: "case/a.vault/FORMAT.txt")
    try scratch.write([1], to: "case/a.vault/objects/ab/cd")
    try scratch.write([1], to: "case/b.vault/log/checkpoint")
    try scratch.write([1], to: "case/b.vault/keys/roster/000001.sd-jwt")
    try scratch.write(Array("# EvidenceVault identity, format 1. Keep it".utf8), to: "case/key")
    try scratch.write(Array("# EvidenceVault recovery share 1 of 3. Any".utf8), to: "case/share")
    try scratch.write(Array("# EvidenceVault backup key. Whoever".utf8), to: "case/backup")
    // Of the same names, and nothing of ours.
    try scratch.write(Array("FORMAT of the film\n".utf8), to: "case/film/FORMAT.txt")
    try scratch.write([1], to: "case/film/log/checkpoint")
    try scratch.write(Array("a share: # EvidenceVault recovery share 1 of 3".utf8), to: "case/told.txt")
    try scratch.write(Array("age-encryption.org/v1\n-> scrypt".utf8), to: "case/identity.age")
    let all = walk("case")
    #expect(
      all.files.map(\.name)
        == ["case/film/FORMAT.txt", "case/film/log/checkpoint", "case/identity.age", "case/told.txt"])
    #expect(
      all.skipped.map(\.path.lastComponent) == ["a.vault", "b.vault", "backup", "key", "share"])
    #expect(all.refused.isEmpty)
    for name in ["a.vault", "a.vault/objects", "a.vault/objects/ab/cd", "b.vault/log/..", "key", "share"] {
      let named = walk("case/told.txt", "case/" + name)
      #expect(named.refused.count == 1, "\(name)")
      #expect(throws: VaultError.self, "\(name)") { try named.requireEvidence() }
    }
    try all.requireEvidence()
  }

  @Test func whatLiesInAVaultsFolderAndIsNotTheVaultsComesIn() throws {
    try scratch.write(Array("EvidenceVault, format 1\n".utf8), to: "a.vault/FORMAT.txt")
    try scratch.write([1], to: "a.vault/mine/a.txt")
    #expect(walk("a.vault/mine").files.map(\.name) == ["mine/a.txt"])
    #expect(walk("a.vault/mine").refused.isEmpty)
  }

  @Test func filesThatAreInUseAreToldByWhatTheyAre() throws {
    try scratch.write([1], to: "case/words")
    try FileManager.default.linkItem(atPath: scratch.path("case/words"), toPath: scratch.path("case/linked"))
    try scratch.write([1], to: "case/other")
    let own = OwnFiles([FilePath(scratch.path("case/words"))])
    let walk = SourceWalk([FilePath(scratch.path("case"))], without: own)
    #expect(walk.files.map(\.name) == ["case/other"])
  }
}
