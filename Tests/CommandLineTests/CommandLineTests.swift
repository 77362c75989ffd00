import Foundation
import TestSupport
import Testing

/// Every file `*.test` of Tests/CommandLine is a session at the command line; its first line says what it shows.
@Suite(
  .enabled(if: ExternalTool("bash").isInstalled && ExternalTool("python3").isInstalled, "bash or python3 is missing"))
struct CommandLineTests {
  private static let folder = Vectors.projectFolder.appending(path: "Tests/CommandLine")
  static let sessions = Vectors.names(in: folder).filter { $0.hasSuffix(".test") }.map { String($0.dropLast(5)) }

  @Test func thereAreSessions() { #expect(Self.sessions.count > 20) }

  @Test(arguments: sessions) func session(_ name: String) throws {
    let output = try ExternalTool("bash").run(
      [Self.folder.appending(path: "session").path, Self.folder.appending(path: name + ".test").path],
      environment: ["EVAULT_PROGRAMS": ExternalTool.programs])
    // 77: the session cannot be played here, and says why.
    if output.status == 77 { return print("\(name) \(output.text)", terminator: "") }
    #expect(output.status == 0, Comment(rawValue: output.text + output.errors))
  }
}
