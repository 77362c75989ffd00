import Foundation
import TestSupport
import Testing
import VaultFiles

@testable import Transfer

struct TransferProgramTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A program in the place of ours that does this. `install` writes it: what this process has open for writing,
  /// a child of another test may still hold when it is to be run ("text file busy").
  private func program(_ script: String) throws -> TransferProgram {
    try folder.write(Array("#!/bin/sh\n\(script)\n".utf8), to: "script")
    let installed = try ExternalTool("install").run([
      "-m", "700", folder.path("script"), folder.path("evault-transfer"),
    ])
    #expect(installed.status == 0)
    return TransferProgram(beside: FilePath(folder.path("evault")))
  }

  private func request(_ count: Int = 0, timeout: Int = 5) throws -> TransferRequest {
    try #require(
      TransferRequest(.post, "http://127.0.0.1:1/", timeout: timeout, limit: 1 << 20, bodyByteCount: UInt64(count)))
  }

  @Test func theProgramIsAsked() throws {
    let ours = TransferProgram(beside: FilePath(ExternalTool.programs + "/evault"))
    #expect(throws: TransferError(.failed(.unreachable), "")) { try ours.perform(request()) }
    #expect(throws: TransferError(.failed(.unreachable), "")) {
      try ours.perform(request(4 << 20), body: [UInt8](repeating: 0, count: 4 << 20))
    }
  }

  @Test func withoutAProgramNothingIsAsked() throws {
    #expect(throws: TransferError(.noProgram, "")) {
      try TransferProgram(beside: FilePath(folder.path("evault"))).perform(request())
    }
  }

  @Test func moreIsSentAndTakenThanPipesHold() throws {
    let answer = try program(
      """
      printf 'evault-transfer 1\\nstatus 200\\n\\nchunk 1000000\\n'
      head -c 1000000 /dev/zero
      cat > "$(dirname "$0")/sent"
      printf 'done\\n'
      """
    ).perform(request(1 << 20), body: [UInt8](repeating: 1, count: 1 << 20))
    #expect(answer == TransferAnswer(status: 200, contentType: nil, body: [UInt8](repeating: 0, count: 1_000_000)))
    #expect(try folder.bytes("sent").count == request(1 << 20).head.count + 1 << 20)
  }

  @Test func whoeverReadsNoMoreMayStillAnswer() throws {
    let answer = try program(
      """
      exec <&-
      printf 'evault-transfer 1\\nstatus 413\\n\\ndone\\n'
      sleep 0.2
      """
    ).perform(request(4 << 20), body: [UInt8](repeating: 1, count: 4 << 20))
    #expect(answer == TransferAnswer(status: 413, contentType: nil, body: []))
  }

  @Test(arguments: ["exit 0", "printf 'evault-transfer 1\\nstatus 200\\n\\n'", "yes", "kill -9 $$"])
  func whatIsNoWholeAnswerIsNone(_ script: String) throws {
    let program = try program(script)
    #expect(throws: TransferError(.ended, "")) { try program.perform(request()) }
  }

  @Test func proxiesAreAllThatItKnowsOfTheEnvironment() throws {
    let program = try program("cat /proc/$$/environ > \"$(dirname \"$0\")/environment\"")
    unsafe setenv("EVAULT_PASSPHRASE_FILE", "/nowhere", 1)
    unsafe setenv("no_proxy", "localhost", 1)
    defer { for name in ["EVAULT_PASSPHRASE_FILE", "no_proxy"] { unsafe unsetenv(name) } }
    #expect(throws: TransferError(.ended, "")) { try program.perform(request()) }
    let names = try folder.bytes("environment").split(separator: 0).map {
      String(decoding: $0.prefix { $0 != 0x3d }, as: UTF8.self)
    }
    #expect(names.contains("no_proxy"))
    #expect(Set(names).isSubset(of: TransferProgram.environment))
  }
}
