import Foundation
import TestSupport
import Testing
import VaultFiles

@Suite struct SpecialFileTests {
  private let scratch: TemporaryFolder
  private let folder: Folder

  init() throws {
    scratch = try TemporaryFolder()
    folder = try Folder.open(FilePath(scratch.path))
  }

  /// Opening a pipe would wake whoever waits to write into it, so the kernel must not have seen it opened.
  @Test(arguments: ["pipe", "deeper/pipe"]) func aPipeIsRefusedWithoutBeingOpened(_ name: String) throws {
    try scratch.write([], to: "deeper/file")
    #expect(unsafe mkfifo(scratch.path(name), 0o600) == 0)
    let watch = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    defer { close(watch) }
    #expect(unsafe inotify_add_watch(watch, scratch.path(name), UInt32(IN_OPEN)) >= 0)
    func wasOpened() -> Bool {
      var events = [UInt8](repeating: 0, count: 4096)
      return unsafe read(watch, &events, events.count) > 0
    }
    let path = FilePath(name)
    #expect(refusal { _ = try folder.open(path) } == .notRegular)
    #expect(refusal { _ = try folder.read(path, limit: 1) } == .notRegular)
    #expect(refusal { _ = try folder.readIfPresent(path, limit: 1) } == .notRegular)
    #expect(refusal { _ = try folder.openLock(path) } == .notRegular)
    #expect(!wasOpened())
    close(unsafe open(scratch.path(name), O_RDONLY | O_NONBLOCK))
    #expect(wasOpened(), "the watch sees what it should not have seen before")
  }

  @Test func aSocketIsRefused() throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let name = Array(scratch.path("socket").utf8)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
    let bound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    #expect(bound == 0)
    #expect(refusal { _ = try folder.open("socket") } == .notRegular)
    #expect(try folder.entries().first?.kind == .special)
  }

  @Test func devicesAndFoldersAreRefused() throws {
    let devices = try Folder.open("/dev")
    #expect(refusal { _ = try devices.open("null") } == .notRegular)
    #expect(refusal { _ = try devices.read("zero", limit: 10) } == .notRegular)
    #expect(try devices.status("null")?.kind == .special)
    #expect(refusal { _ = try Folder.open("/").open("tmp") } == .notRegular)
    #expect(refusal { _ = try folder.open("") } == .notRegular)
    #expect(refusal { _ = try folder.open(".") } == .notRegular)
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000]) func limitsAreExact(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try folder.add("file", bytes)
    #expect(try folder.read("file", limit: count) == bytes)
    #expect(try folder.read("file", limit: count + 1) == bytes)
    if count > 0 { #expect(refusal { _ = try folder.read("file", limit: count - 1) } == .tooLarge) }
    #expect(try folder.status("file")?.size == UInt64(count))
  }

  @Test func readingAtAnOffsetEndsWithTheFile() throws {
    try folder.add("file", Array(0..<100))
    let file = try folder.open("file")
    var bytes = [UInt8](repeating: 0, count: 30)
    var span = bytes.mutableSpan
    #expect(try file.read(at: 90, into: &span) == 10)
    #expect(Array(bytes.prefix(10)) == Array(90..<100))
    var again = bytes.mutableSpan
    #expect(try file.read(at: 1000, into: &again) == 0)
  }

  @Test func whatIsMissingIsNotFound() throws {
    #expect(try folder.status("a") == nil)
    #expect(try folder.status("a/b/c") == nil)
    #expect(try folder.readIfPresent("a/b", limit: 1) == nil)
    #expect(refusal { _ = try folder.open("a") } == .notFound)
    #expect(refusal { try folder.remove("a") } == .notFound)
    #expect(refusal { _ = try folder.folder("a") } == .notFound)
  }
}
