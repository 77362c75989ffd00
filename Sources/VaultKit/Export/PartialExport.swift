internal import Custody
internal import Encodings
internal import VaultCrypto
internal import VaultFiles

/// The folder beside a bundle's destination in which it is written: `.evault-export-<id>/bag`. Its lock tells whether somebody still writes.
final class PartialExport: Sendable {
  static let bag: FilePath = "bag"

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

  /// Takes over the folder of a process that is gone; nil where there is none.
  /// - Throws: `.locked` where its process still runs.
  init?(abandoned export: Identifier, beside destination: FilePath) throws(FileError) {
    do throws(FileError) {
      parent = try Folder.open(destination.parent)
      name = Self.name(export)
      guard try parent.status(name)?.kind == .folder else { return nil }
      folder = try parent.folder(name)
    } catch {
      if error.code == .notFound { return nil }
      throw error
    }
    lock = try folder.openLock("lock")
    try lock.lock(exclusive: true, wait: false)
  }

  /// Gives the finished bundle its name, durably; never over something that is there.
  func publish(as destination: FilePath) throws(FileError) {
    try folder.move(Self.bag, to: parent, as: destination.lastComponent, replacing: false)
    try parent.sync()
    try remove()
  }

  /// Removes everything.
  func remove() throws(FileError) {
    try parent.removeTree(name)
    try parent.sync()
  }

  /// Names this machine to itself and tells others nothing: only it can know whether a folder on its disk is still there.
  static func machine(_ vault: Fingerprint) -> String {
    let id = (try? Folder.open("/etc").readIfPresent("machine-id", limit: 4096)) ?? []
    return Hex.encode(SHA256.hash(id + vault.digest.bytes).bytes.prefix(8))
  }

  private static func name(_ export: Identifier) -> FilePath { FilePath(".evault-export-\(export)") }
}
