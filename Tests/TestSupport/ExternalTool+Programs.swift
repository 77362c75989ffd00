internal import Foundation

extension ExternalTool {
  /// Where the project's own programs are: beside the tests, or where `EVAULT_PROGRAMS` says.
  public static let programs =
    ProcessInfo.processInfo.environment["EVAULT_PROGRAMS"]
    ?? Bundle.main.executableURL?.deletingLastPathComponent().path
    ?? Vectors.projectFolder.appending(path: ".build/debug").path

  /// The program under test.
  public static let evault = ExternalTool(path: programs + "/evault")
  /// The auditor's program.
  public static let evaultVerify = ExternalTool(path: programs + "/evault-verify")
}
