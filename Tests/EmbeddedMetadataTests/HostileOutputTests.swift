import Foundation
import Subprocesses
import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// What a program says that is called ExifTool.
struct HostileOutputTests {
  private func inspect(_ script: String, seconds: Int = 20) throws -> Inspection {
    let folder = try TemporaryFolder()
    try folder.write(Array("#!/bin/sh\n\(script)\n".utf8), to: "script")
    _ = try ExternalTool("install").run(["-m", "700", folder.path("script"), folder.path("fake")])
    let tool = ExifTool(
      FileProgram(installed: InstalledProgram(at: FilePath(folder.path("fake"))), seconds: seconds))
    return try tool.inspect(MemoryFile(Specimens.png), mediaType: "image/png")
  }

  private static let head = "\"ExifTool:ExifToolVersion\":12.57,\"File:MIMEType\":\"image/png\""

  @Test func anAnswerIsOne() throws {
    #expect(try inspect("echo '[{\(Self.head)}]'") == Inspection(version: "12.57"))
  }

  @Test(arguments: [
    "exit 0", "echo garbage", "yes", "echo '[]'", "echo '{}'", "echo '[{}]'", "kill -9 $$", "echo '[{},{}]'",
    "printf '[{\"a\":\"\\377\"}]'", "echo '[{\(head),\(head)}]'",
    "echo '[{\"ExifTool:ExifToolVersion\":\"; rm\",\"File:MIMEType\":\"image/png\"}]'",
  ]) func whatIsNoneFails(_ script: String) throws {
    let found = try inspect(script)
    #expect(found.gap == .failed && found.facts == [], "\(found)")
  }

  @Test func whatDoubtsItselfIsNotAll() throws {
    for more in ["\"ExifTool:Warning\":\"x\"", "\"ExifTool:Error\":\"x\"", "\"ExifTool:Copy1:Warning\":\"x\""] {
      #expect(try inspect("echo '[{\(Self.head),\(more)}]'").gap == .unreadable)
    }
    #expect(try inspect("echo '[{\(Self.head)}]'; exit 1").gap == .unreadable)
  }

  @Test func whatHangsIsEnded() throws { #expect(try inspect("exec sleep 60", seconds: 1).gap == .failed) }

  @Test func namesAreMadePlain() throws {
    let found = try inspect(
      "echo '[{\(Self.head),\"XMP:\\u001b[31m\\u202eéEvil\(String(repeating: "x", count: 200))\":\"words\"}]'")
    let field = try #require(found.facts.first).field
    #expect(field.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f } && field.utf8.count == EmbeddedFact.maximumNameCount)
    #expect(found.facts[0].kind == .comment)
  }

  /// It gets the file, with which it can go back and forth, and nothing of ours.
  @Test func itGetsTheFileAndNoMore() throws {
    unsafe setenv("EVAULT_PASSPHRASE_FILE", "/nowhere", 1)
    defer { unsafe unsetenv("EVAULT_PASSPHRASE_FILE") }
    let script = """
      env | grep -q EVAULT && exit 1
      ls -l /proc/$$/fd | grep -- '->' | grep -v 'memfd:evault\\|pipe:\\|/dev/null\\|/fake$' && exit 1
      [ "$(wc -c </proc/self/fd/0)" = \(Specimens.png.count) ] && [ "$(wc -c </proc/self/fd/0)" = \(Specimens.png.count) ] || exit 1
      (echo a >>/proc/self/fd/0) 2>/dev/null && exit 1
      echo '[{\(Self.head)}]'
      """
    #expect(try inspect(script).gap == nil)
  }
}
