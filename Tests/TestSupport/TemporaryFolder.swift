public import Foundation

/// A folder of its own for one test; gone, with all that is in it, when the test lets go.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// Makes an empty folder under the system's temporary folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "evault-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
