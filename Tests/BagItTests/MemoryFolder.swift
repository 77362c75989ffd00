import BagIt
import VaultCrypto

/// A bag in memory; pieces of three bytes, so that every line is cut somewhere.
final class MemoryFolder: BagFolder {
  var files: [[UInt8]: [UInt8]] = [:]
  var others: [BagFolderEntry] = [BagFolderEntry(path: Array("data".utf8), kind: .folder)]
  var readPaths: [String] = []

  init(_ files: [(String, String)] = []) {
    for (path, text) in files { self[path] = Array(text.utf8) }
  }

  /// A good bag of these payload files.
  static func bag(
    _ payload: [(String, [UInt8])], info: [(String, String)] = [], others: [(String, [UInt8])] = []
  ) throws -> MemoryFolder {
    let folder = MemoryFolder()
    for (path, bytes) in payload + others { folder[path] = bytes }
    let tagFiles = try BagWriter.tagFiles(
      payload: payload.map { BagFile(path: try BagPath($0.0), bytes: $0.1) },
      info: BagInfo(info.map { try BagInfo.Element(label: $0.0, value: $0.1) }),
      others: others.map { BagFile(path: try BagPath($0.0), bytes: $0.1) })
    for file in tagFiles { folder[file.name] = file.bytes }
    return folder
  }

  subscript(path: String) -> [UInt8]? {
    get { files[Array(path.utf8)] }
    set { files[Array(path.utf8)] = newValue }
  }

  func entries(limit: Int) throws(BagFolderError) -> [BagFolderEntry] {
    guard files.count + others.count <= limit else { throw BagFolderError(.tooMany) }
    return others
      + files.map { BagFolderEntry(path: $0.key, kind: .regular, byteCount: UInt64($0.value.count)) }
  }

  func read(_ path: [UInt8], limit: UInt64, _ body: (Span<UInt8>) -> Void) throws(BagFolderError) {
    guard let bytes = files[path] else { throw BagFolderError(.notFound, path: path) }
    guard bytes.count <= limit else { throw BagFolderError(.tooLarge, path: path) }
    readPaths.append(String(decoding: path, as: UTF8.self))
    for start in stride(from: 0, to: bytes.count, by: 3) {
      body(Array(bytes[start..<min(start + 3, bytes.count)]).span)
    }
  }

  func findings() throws -> [BagFinding] { try BagValidator().validate(self) }

  func errors() throws -> [BagFindingCode] { try findings().filter { $0.severity == .error }.map(\.code) }

  func codes() throws -> [BagFindingCode] { try findings().map(\.code) }
}
