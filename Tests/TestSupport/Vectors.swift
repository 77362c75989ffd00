public import Foundation

/// Conformance vectors that others published. They lie beside the project (`../shared/vectors`) or where `EVAULT_VECTORS` says,
/// and are read in place; where they are not to be found, their suites are skipped and say so.
public enum Vectors {
  /// The project's top folder.
  public static let projectFolder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["EVAULT_VECTORS"] { return URL(filePath: path) }
    return projectFolder.deletingLastPathComponent().appending(path: "shared/vectors")
  }()

  /// Whether the suite is on this machine; for `.enabled(if:)`.
  public static func has(_ suite: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: suite).path)
  }

  /// The folder of a suite, for example `age-testkit`.
  public static func folder(_ suite: String) -> URL { root.appending(path: suite) }

  /// The names of a folder's files, sorted; empty where there is no such folder.
  public static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  /// A file's bytes.
  public static func bytes(_ file: URL) throws -> [UInt8] { Array(try Data(contentsOf: file)) }
}
