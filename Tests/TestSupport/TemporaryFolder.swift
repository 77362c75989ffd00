public import Foundation

/// A folder of its own for one test; gone, with all that is in it, when the test lets go.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// Makes an empty folder under the system's temporary folder.
  public init() throws {
    precondition(TestMachine.isIsolated)
    url = FileManager.default.temporaryDirectory.appending(path: "evault-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Where it is, for programs.
  public var path: String { url.path }

  /// The place of a name or relative path inside.
  public func path(_ name: String) -> String { url.path + "/" + name }

  /// Writes a file, with the folders above it.
  public func write(_ bytes: [UInt8], to name: String) throws {
    let file = URL(filePath: path(name))
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// A file's bytes.
  public func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(name)))) }

  /// Whether something is there, followed if it is a link.
  public func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// The paths of all files below a folder inside, relative to it, sorted.
  public func files(_ name: String = ".") -> [String] {
    let found = FileManager.default.enumerator(atPath: path(name))?.compactMap { $0 as? String } ?? []
    return found.filter { entry in
      var isFolder: ObjCBool = false
      return unsafe FileManager.default.fileExists(atPath: path(name) + "/" + entry, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }
}
