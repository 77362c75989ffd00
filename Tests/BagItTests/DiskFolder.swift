import BagIt
import Foundation

/// A bag on this machine's disk, read the simple way.
struct DiskFolder: BagFolder {
  let url: URL

  func entries(limit: Int) throws(BagFolderError) -> [BagFolderEntry] {
    var found: [BagFolderEntry] = []
    var waiting = [""]
    while let folder = waiting.popLast() {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path + "/" + folder) else {
        throw BagFolderError(.unreadable, path: Array(folder.utf8))
      }
      for name in names {
        let path = folder.isEmpty ? name : folder + "/" + name
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path + "/" + path) else {
          throw BagFolderError(.unreadable, path: Array(path.utf8))
        }
        let kind: BagFolderEntry.Kind =
          switch attributes[.type] as? FileAttributeType {
          case .typeRegular?: .regular
          case .typeDirectory?: .folder
          case .typeSymbolicLink?: .link
          default: .special
          }
        if kind == .folder { waiting.append(path) }
        let byteCount = kind == .regular ? (attributes[.size] as? NSNumber)?.uint64Value ?? 0 : 0
        found.append(BagFolderEntry(path: Array(path.utf8), kind: kind, byteCount: byteCount))
        guard found.count <= limit else { throw BagFolderError(.tooMany) }
      }
    }
    return found
  }

  func read(_ path: [UInt8], limit: UInt64, _ body: (Span<UInt8>) -> Void) throws(BagFolderError) {
    guard let data = FileManager.default.contents(atPath: url.path + "/" + String(decoding: path, as: UTF8.self)) else {
      throw BagFolderError(.notFound, path: path)
    }
    guard data.count <= limit else { throw BagFolderError(.tooLarge, path: path) }
    let bytes = Array(data)
    for start in stride(from: 0, to: bytes.count, by: 1000) {
      body(Array(bytes[start..<min(start + 1000, bytes.count)]).span)
    }
  }
}
