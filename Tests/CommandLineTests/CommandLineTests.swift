import Foundation
import TestSupport
import Testing

/// Every file `*.test` of Tests/CommandLine is a session at the command line; its first line says what it shows.
@Suite(
  .enabled(if: ExternalTool("bash").isInstalled && ExternalTool("python3").isInstalled, "bash or python3 is missing"))
struct CommandLineTests {
  private static let folder = Vectors.projectFolder.appending(path: "Tests/CommandLine")
  /// All of them, or those that `EVAULT_SESSIONS` names.
  static let sessions = Vectors.names(in: folder).filter { $0.hasSuffix(".test") }.map { String($0.dropLast(5)) }
    .filter { chosen.isEmpty || chosen.contains($0) }
  private static let chosen = Set(
    (ProcessInfo.processInfo.environment["EVAULT_SESSIONS"] ?? "").split(separator: "\n").map(String.init))

  @Test func thereAreSessions() { #expect(Self.sessions.count > 20 || !Self.chosen.isEmpty) }

  /// Sessions mostly wait for what they start: beside the tests that keep the processors busy, three are played at a time.
  private static let turnstile = Turnstile(3)

  @Test(arguments: sessions) func session(_ name: String) async throws {
    let output = try await Self.turnstile.pass {
      try await ExternalTool("bash").runApart(
        [Self.folder.appending(path: "session").path, Self.folder.appending(path: name + ".test").path],
        environment: ["EVAULT_PROGRAMS": ExternalTool.programs])
    }
    // 77: the session cannot be played here, and says why.
    if output.status == 77 { return print("\(name) \(output.text)", terminator: "") }
    #expect(output.status == 0, Comment(rawValue: output.text + output.errors))
  }
}
