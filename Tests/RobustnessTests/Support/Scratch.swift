internal import Foundation

/// A folder in memory, so that hundreds of rounds with all their flushes take no disk's time; gone when the test lets go.
final class Scratch: Sendable {
  /// Where it is.
  let path: String

  /// An empty folder.
  init() throws {
    let memory = "/dev/shm"
    let base = FileManager.default.isWritableFile(atPath: memory) ? memory : FileManager.default.temporaryDirectory.path
    path = base + "/evault-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// All regular files below a folder, with paths relative to it, sorted. Links are not followed.
  static func files(below folder: String) -> [String] {
    var found: [String] = []
    var open = [""]
    while let next = open.popLast() {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + next)) ?? [] {
        let path = next.isEmpty ? name : next + "/" + name
        switch (try? FileManager.default.attributesOfItem(atPath: folder + "/" + path))?[.type] as? FileAttributeType {
        case .typeDirectory: open.append(path)
        case .typeRegular: found.append(path)
        default: break
        }
      }
    }
    return found.sorted()
  }

  /// The files below a folder that hold these bytes.
  static func files(below folder: String, containing bytes: Data) -> [String] {
    files(below: folder).filter { path in
      guard let content = try? Data(contentsOf: URL(filePath: folder + "/" + path)) else { return false }
      return content.range(of: bytes) != nil
    }
  }
}
