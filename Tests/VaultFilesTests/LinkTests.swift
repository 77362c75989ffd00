import Foundation
import TestSupport
import Testing
import VaultFiles

/// A link inside an opened folder is never followed, whichever component it is.
@Suite struct LinkTests {
  private let scratch: TemporaryFolder
  private let folder: Folder

  /// `inside/` is opened; `outside/secret` is what links in it lead to.
  init() throws {
    scratch = try TemporaryFolder()
    try scratch.write(Array("secret".utf8), to: "outside/secret")
    try scratch.write([1], to: "inside/real/file")
    for (name, target) in [
      ("link", "../outside"), ("file", "../outside/secret"), ("real/up", "../../outside"), ("dangling", "nowhere"),
      ("self", "real"),
    ] {
      try FileManager.default.createSymbolicLink(atPath: scratch.path("inside/" + name), withDestinationPath: target)
    }
    folder = try Folder.open(FilePath(scratch.path("inside")))
  }

  private var isUntouched: Bool {
    (try? scratch.bytes("outside/secret")) == Array("secret".utf8) && scratch.files("outside") == ["secret"]
  }

  @Test(arguments: ["link/secret", "real/up/secret", "file", "self/file", "dangling"])
  func isNotReadThrough(_ name: String) throws {
    #expect(refusal { _ = try folder.open(FilePath(name)) } == .link)
    #expect(refusal { _ = try folder.read(FilePath(name), limit: 100) } == .link)
    #expect(refusal { _ = try folder.readIfPresent(FilePath(name), limit: 100) } == .link)
  }

  @Test(arguments: ["link", "real/up", "self", "link/deeper", "dangling"])
  func isNoFolder(_ name: String) throws {
    #expect(refusal { _ = try folder.folder(FilePath(name)) } == .link)
    #expect(refusal { _ = try folder.folder(FilePath(name), create: true) } == .link)
    #expect(isUntouched)
  }

  @Test(arguments: ["link/new", "real/up/new", "dangling", "file"])
  func isNotWrittenThrough(_ name: String) throws {
    let code = refusal { _ = try folder.create(FilePath(name)) }
    #expect(code == .link || code == .exists)
    #expect(refusal { try folder.add(FilePath(name), [1]) } != nil)
    #expect(!scratch.has("inside/nowhere"))
    #expect(isUntouched)
  }

  @Test func isNotLockedThrough() throws {
    #expect(refusal { _ = try folder.openLock("dangling") } == .link)
    #expect(refusal { _ = try folder.openLock("link/lock") } == .link)
    #expect(refusal { _ = try folder.openLock("file") } == .link)
    #expect(isUntouched)
  }

  @Test func isNotRemovedOrMovedThrough() throws {
    #expect(refusal { try folder.remove("link/secret") } == .link)
    #expect(refusal { try folder.removeTree("link/secret") } == .link)
    #expect(refusal { try folder.removeEmptyFolder("link") } == .notRegular)
    #expect(refusal { try folder.removeEmptyFolder("link/secret") } == .link)
    #expect(refusal { try folder.move("link/secret", to: folder, as: "stolen", replacing: false) } == .link)
    #expect(refusal { try folder.move("real/file", to: folder, as: "link/planted", replacing: true) } == .link)
    #expect(isUntouched)
    #expect(try folder.read("real/file", limit: 8) == [1])
  }

  @Test func isReplacedItselfAndNotItsTarget() throws {
    try folder.replace("file", with: [7])
    #expect(try folder.read("file", limit: 8) == [7])
    #expect(isUntouched)
  }

  @Test func isSeenAsALink() throws {
    #expect(try folder.status("link")?.kind == .link)
    #expect(try folder.status("dangling")?.kind == .link)
    #expect(refusal { _ = try folder.status("link/secret") } == .link)
    #expect(try folder.entries().map(\.kind) == [.link, .link, .link, .folder, .link])
  }

  @Test func isRemovedWithATreeAndItsTargetStays() throws {
    try folder.removeTree("real")
    try folder.removeTree("link")
    try folder.removeTree("not there")
    #expect(isUntouched)
    #expect(try folder.status("real") == nil)
    #expect(try folder.status("link") == nil)
  }

  @Test(arguments: ["..", "real/..", "../outside", "real/../../outside/secret", "../outside/secret"])
  func theWayUpIsRefused(_ name: String) throws {
    let path = FilePath(name)
    #expect(refusal { _ = try folder.folder(path) } == .notPermitted)
    #expect(refusal { _ = try folder.folder(path, create: true) } == .notPermitted)
    #expect(refusal { _ = try folder.open(path) } == .notPermitted)
    #expect(refusal { _ = try folder.create(path) } == .notPermitted)
    #expect(refusal { _ = try folder.status(path) } == .notPermitted)
    #expect(refusal { _ = try folder.openLock(path) } == .notPermitted)
    #expect(refusal { try folder.remove(path) } == .notPermitted)
    #expect(refusal { try folder.removeTree(path) } == .notPermitted)
    #expect(refusal { try folder.move("real/file", to: folder, as: path, replacing: true) } == .notPermitted)
    #expect(isUntouched)
  }

  @Test func anAbsolutePathStaysInside() throws {
    #expect(refusal { _ = try folder.open("/etc/passwd") } == .notFound)
    #expect(try folder.read("/real/file", limit: 8) == [1])
  }
}
