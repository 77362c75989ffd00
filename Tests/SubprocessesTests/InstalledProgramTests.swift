import Foundation
import TestSupport
import Testing
import VaultFiles

@testable import Subprocesses

/// Other programs, with bounds.
@Suite(.enabled(if: InstalledProgram("sh") != nil, "sh is missing")) struct InstalledProgramTests {
  private let shell: InstalledProgram

  init() throws { shell = try #require(InstalledProgram("sh")) }

  private func run(
    _ script: String, _ input: [UInt8] = [], limit: Int = 1 << 20, seconds: Int = 20, bounds: ProcessBounds = .init()
  ) throws(SubprocessError) -> InstalledProgram.Output {
    try shell.run(["-c", script], input: input, limit: limit, seconds: seconds, bounds: bounds)
  }

  @Test func bytesGoInAndComeOut() throws {
    let input = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let output = try run("cat; exit 3", input, limit: input.count)
    #expect(output.bytes == input && output.status == 3)
    #expect(try run("printf a") == .init(status: 0, bytes: [0x61]))
    #expect(try run("exec <&-; printf a", input).bytes == [0x61])
    #expect(try run("kill -9 $$").status == 137)
  }

  /// It can read a file in memory again and again, and cannot change it.
  @Test func aFileInMemoryIsItsInput() throws {
    let file = try MemoryFile(Array("words".utf8))
    let script = "cat; cat /proc/self/fd/0; (echo x >>/proc/self/fd/0) 2>/dev/null && exit 1; exit 4"
    for _ in 0..<2 {
      let output = try shell.run(["-c", script], reading: file, limit: 100, seconds: 20)
      #expect(output.bytes == Array("wordswords".utf8) && output.status == 4)
    }
    #expect(try file.bytes() == Array("words".utf8))
  }

  @Test func nothingOfTheEnvironmentGoesIn() throws {
    unsafe setenv("EVAULT_PASSPHRASE_FILE", "/nowhere", 1)
    defer { unsafe unsetenv("EVAULT_PASSPHRASE_FILE") }
    let env = try #require(InstalledProgram("env"))
    #expect(try env.run([], input: [], limit: 1000, seconds: 20).bytes == [])
  }

  @Test func whatWritesTooMuchIsEnded() throws {
    #expect(throws: SubprocessError(.tooMuch, "")) { try run("while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done") }
    #expect(try run("printf abc", limit: 3).bytes.count == 3)
    #expect(throws: SubprocessError(.tooMuch, "")) { try run("printf abcd", limit: 3) }
  }

  @Test(arguments: ["exec sleep 60", "exec >&-; exec sleep 60"]) func whatTakesTooLongIsEnded(_ script: String) throws {
    let start = ContinuousClock.now
    do throws(SubprocessError) {
      // It had said all, and was ended.
      #expect(try run(script, seconds: 1).status == 128 + SIGKILL)
    } catch {
      #expect(error == SubprocessError(.timeout, ""))
    }
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test func theKernelHoldsTheBounds() throws {
    // What it reads comes after the bounds.
    let limits = try run(
      "read x; cat /proc/self/limits", [0x0a], bounds: .init(memoryByteCount: 1 << 30, processorSeconds: 7))
    let text = String(decoding: limits.bytes, as: UTF8.self)
    for (name, value) in [
      ("Max address space", "1073741824"), ("Max cpu time", "7"), ("Max open files", "64"), ("Max file size", "0"),
      ("Max core file size", "0"),
    ] {
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(name) })
      #expect(
        line.dropFirst(name.count).split(separator: " ").prefix(2) == [Substring(value), Substring(value)], "\(line)")
    }
    let folder = try TemporaryFolder()
    let written = try run("read x; trap '' XFSZ; echo a > '\(folder.path("a"))'; echo $?", [0x0a])
    #expect(written.bytes != Array("0\n".utf8))
    if folder.has("a") { #expect(try folder.bytes("a") == []) }
    let used = try run("read x; while :; do :; done", [0x0a], bounds: .init(processorSeconds: 1))
    #expect(used.status == 128 + SIGKILL || used.status == 128 + SIGXCPU)
  }

  @Test func whatIsNotThereIsNotStarted() throws {
    #expect(InstalledProgram("no-such-program-anywhere") == nil)
    #expect(throws: SubprocessError(.notStarted, "")) { _ = try ChildProcess("/no/such/program").end() }
    let folder = try TemporaryFolder()
    try folder.write(Array("text".utf8), to: "a")
    #expect(throws: SubprocessError(.notStarted, "")) { _ = try ChildProcess(FilePath(folder.path("a"))).end() }
  }
}
