import Foundation
import TestSupport
import Testing
import VaultFiles

@Suite struct DurableWritesTests {
  private let scratch: TemporaryFolder
  private let folder: Folder

  init() throws {
    scratch = try TemporaryFolder()
    folder = try Folder.open(FilePath(scratch.path))
  }

  private var isRoot: Bool { geteuid() == 0 }

  @Test func replacingLeavesNothingBehind() throws {
    try folder.replace("file", with: [1])
    try folder.replace("file", with: [2, 3], mode: 0o444)
    #expect(try folder.read("file", limit: 8) == [2, 3])
    #expect(try folder.status("file")?.mode == 0o444)
    try folder.replace("file", with: [4])
    #expect(try folder.status("file")?.mode == 0o600)
    #expect(try folder.entries().map(\.name) == ["file"])
  }

  @Test func replacingStartsAnewWhereACrashLeftAHalf() throws {
    try folder.add("file", [1])
    try folder.add(".file.new", [9, 9, 9, 9])
    try folder.replace("file", with: [2])
    #expect(try folder.read("file", limit: 8) == [2])
    #expect(try folder.entries().map(\.name) == ["file"])
  }

  /// An open file keeps what it was: replacing never writes into the old one.
  @Test func aReaderKeepsTheOldFile() throws {
    try folder.add("file", [1, 1, 1])
    let open = try folder.open("file")
    try folder.replace("file", with: [2, 2, 2])
    #expect(try open.readToEnd(limit: 8) == [1, 1, 1])
  }

  @Test func replacingAFolderFailsAndKeepsIt() throws {
    try scratch.write([1], to: "name/inner")
    #expect(refusal { try folder.replace("name", with: [2]) } != nil)
    #expect(try scratch.bytes("name/inner") == [1])
    #expect(try folder.entries().map(\.name) == ["name"])
  }

  @Test func movingDoesNotReplaceUnlessTold() throws {
    let other = try folder.folder("other", create: true)
    try folder.add("a", [1])
    try other.add("b", [2])
    #expect(refusal { try folder.move("a", to: other, as: "b", replacing: false) } == .exists)
    #expect(try folder.read("a", limit: 8) == [1])
    #expect(try other.read("b", limit: 8) == [2])
    try folder.move("a", to: other, as: "c", replacing: false)
    #expect(try other.read("c", limit: 8) == [1])
    try other.move("c", to: other, as: "b", replacing: true)
    #expect(try other.read("b", limit: 8) == [1])
    #expect(try other.entries().map(\.name) == ["b"])
    #expect(refusal { try folder.move("a", to: other, as: "d", replacing: false) } == .notFound)
  }

  @Test func namesThatAreTakenAreNotCreated() throws {
    try folder.add("file", [1])
    #expect(refusal { _ = try folder.create("file") } == .exists)
    #expect(refusal { try folder.add("file", [2]) } == .exists)
    #expect(try folder.read("file", limit: 8) == [1])
    #expect(try folder.status("file")?.mode == 0o444)
  }

  @Test func treesGoWithAllThatIsInThem() throws {
    for name in ["tree/a/b/c/file", "tree/a/other", "tree/top", "beside"] { try scratch.write([1], to: name) }
    #expect(unsafe mkfifo(scratch.path("tree/a/pipe"), 0o600) == 0)
    #expect(refusal { try folder.removeEmptyFolder("tree/a") } == .exists)
    #expect(refusal { try folder.removeEmptyFolder("tree/top") } == .notRegular)
    _ = try folder.folder("tree/empty", create: true)
    try folder.removeEmptyFolder("tree/empty")
    #expect(!scratch.has("tree/empty") && scratch.has("tree/a/other"))
    try folder.removeTree("tree/a/b")
    #expect(!scratch.has("tree/a/b"))
    try folder.removeTree("tree")
    #expect(try folder.entries().map(\.name) == ["beside"])
    try folder.removeTree("beside")
    #expect(try folder.entries().isEmpty)
  }

  @Test func foldersAreTheirOwnersAlone() throws {
    let made = try Folder.createAll(FilePath(scratch.path("x/y/z")))
    #expect(made.path == FilePath(scratch.path("x/y/z")))
    _ = try folder.folder("p/q", create: true)
    for name in ["x", "x/y", "x/y/z", "p", "p/q"] { #expect(try folder.status(FilePath(name))?.mode == 0o700) }
    #expect(refusal { _ = try Folder.create(FilePath(scratch.path("x"))) } == .exists)
    _ = try Folder.create(FilePath(scratch.path("x")), mayExist: true)
  }

  @Test func sealedFilesTellNothing() throws {
    let file = try folder.create("file")
    try file.write([1, 2, 3])
    try file.seal(constantTime: 946_684_800)
    let status = try file.status()
    #expect(
      status.mode == 0o444 && status.modified == 946_684_800 && status.modifiedNanoseconds == 0 && status.size == 3)
  }

  @Test func aLockExcludesOthersUntilItIsLetGo() throws {
    let first = try folder.openLock("lock")
    let second = try folder.openLock("lock")
    try first.lock(exclusive: true, wait: false)
    #expect(refusal { try second.lock(exclusive: true, wait: false) } == .locked)
    #expect(refusal { try second.lock(exclusive: false, wait: false) } == .locked)
    first.unlock()
    try second.lock(exclusive: false, wait: false)
    try first.lock(exclusive: false, wait: false)
    #expect(refusal { try first.lock(exclusive: true, wait: false) } == .locked)
    do {
      let third = try folder.openLock("other")
      try third.lock(exclusive: true, wait: false)
    }
    let fourth = try folder.openLock("other")
    try fourth.lock(exclusive: true, wait: false)
  }
}
