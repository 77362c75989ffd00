internal import Custody
internal import Encodings
internal import VaultCrypto
internal import VaultFiles

/// The folder beside a bundle's destination in which it is written: `.evault-export-<id>/bag`, or `sealed` with sealed files under their own names;
/// locked while somebody writes.
final class PartialExport: Sendable {
  static let bag: FilePath = "bag"
  static let sealed: FilePath = "sealed"

  let folder: Folder
  private let parent: Folder
  private let name: FilePath
  private let lock: OpenFile

  /// Makes the folder.
  init(_ export: Identifier, beside destination: FilePath) throws(FileError) {
    parent = try Folder.open(destination.parent)
    name = Self.name(export)
    folder = try parent.folder(name, create: true)
    lock = try folder.openLock("lock")
    try lock.lock(exclusive: true, wait: false)
  }

  /// Whether there is such a folder beside a destination.
  static func exists(_ export: Identifier, beside destination: FilePath) throws(FileError) -> Bool {
    do throws(FileError) {
      return try Folder.open(destination.parent).status(name(export)) != nil
    } catch {
      if error.code == .notFound { return false }
      throw error
    }
  }

  /// Removes such a folder, with all that is in it.
  static func remove(_ export: Identifier, beside destination: FilePath) throws(FileError) {
    let parent = try Folder.open(destination.parent)
    try parent.removeTree(name(export))
    try parent.sync()
  }

  /// Makes sure that a finished bundle has its name, and that nothing else stays.
  static func finish(_ export: Identifier, as destination: FilePath) throws(FileError) {
    let parent = try Folder.open(destination.parent)
    if let folder = try? parent.folder(name(export)) {
      if try folder.status(bag) != nil {
        try folder.move(bag, to: parent, as: destination.lastComponent, replacing: false)
      }
      if let sealed = try? folder.folder(sealed) {
        for entry in try sealed.entries() {
          try sealed.move(entry.name, to: parent, as: entry.name, replacing: false)
        }
      }
    }
    try parent.sync()
    try remove(export, beside: destination)
  }

  /// What a vault calls a running export under its `tmp/`: who holds that folder is the only one who may go on with the export.
  static func claim(_ export: Identifier) -> FilePath { FilePath("export-\(export)") }

  /// Takes over the folder of a process that is gone; nil where there is none.
  /// - Throws: `.locked` where its process still runs.
  init?(abandoned export: Identifier, beside destination: FilePath) throws(FileError) {
    parent = try Folder.open(destination.parent)
    name = Self.name(export)
    guard try parent.status(name)?.kind == .folder else { return nil }
    folder = try parent.folder(name)
    lock = try folder.openLock("lock")
    try lock.lock(exclusive: true, wait: false)
  }

  /// Names this machine to itself and tells others nothing: only it can know whether a folder on its disk is still there.
  static func machine(_ vault: Fingerprint) -> String {
    let id = (try? Folder.open("/etc").readIfPresent("machine-id", limit: 4096)) ?? []
    return Hex.encode(SHA256.hash(id + vault.digest.bytes).bytes.prefix(8))
  }

  /// What the folder is called.
  static func name(_ export: Identifier) -> FilePath { FilePath(".evault-export-\(export)") }
}
