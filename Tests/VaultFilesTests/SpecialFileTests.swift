import Foundation
import Synchronization
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

  @Test(.timeLimit(.minutes(1))) func aPipeIsRefusedWithoutWaking() throws {
    #expect(unsafe mkfifo(scratch.path("pipe"), 0o600) == 0)
    let isWritten = Mutex(false)
    let path = scratch.path("pipe")
    let writer = Thread {
      let descriptor = unsafe open(path, O_WRONLY)
      isWritten.withLock { $0 = true }
      close(descriptor)
    }
    writer.start()
    Thread.sleep(forTimeInterval: 0.05)
    #expect(refusal { _ = try folder.open("pipe") } == .notRegular)
    #expect(refusal { _ = try folder.read("pipe", limit: 1) } == .notRegular)
    Thread.sleep(forTimeInterval: 0.05)
    #expect(!isWritten.withLock { $0 }, "whoever writes into the pipe still waits for a reader")
    close(unsafe open(path, O_RDONLY | O_NONBLOCK))
    while !isWritten.withLock({ $0 }) { Thread.sleep(forTimeInterval: 0.01) }
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
