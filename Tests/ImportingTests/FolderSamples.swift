import Importing
import SelectiveDisclosure
import VaultCrypto

/// An invented folder in memory.
struct SampleFolder {
  private var files: [String: [UInt8]] = [:]

  subscript(path: String) -> String {
    get { String(decoding: files[path] ?? [], as: UTF8.self) }
    set { files[path] = Array(newValue.utf8) }
  }

  mutating func set(_ path: String, _ bytes: [UInt8]) { files[path] = bytes }

  var contents: FolderContents {
    let files = files
    return FolderContents(
      files.sorted { $0.key < $1.key }.map {
        ListedFile(path: $0.key, digest: SHA256.hash($0.value), byteCount: UInt64($0.value.count))
      }
    ) { files[$0.path] }
  }

  static func hex(_ text: String) -> String { SHA256.hash(Array(text.utf8)).hex }

  static func note(_ acquisition: ImportedAcquisition) -> String { acquisition.record["note"]?.stringValue ?? "" }
}
