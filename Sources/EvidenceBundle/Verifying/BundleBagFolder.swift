internal import BagIt
internal import VaultFiles

/// A bundle's folder as the bag validator sees it: what was surveyed, without signatures and without files that have a finding already.
final class BundleBagFolder: BagFolder {
  private let folder: SourceFolder
  private let files: [(path: String, byteCount: UInt64)]
  private let tagManifest: [UInt8]?

  init(_ folder: SourceFolder, files: [(path: String, byteCount: UInt64)], tagManifest: [UInt8]?) {
    self.folder = folder
    self.files = files
    self.tagManifest = tagManifest
  }

  func entries(limit: Int) throws(BagFolderError) -> [BagFolderEntry] {
    guard files.count < limit else { throw BagFolderError(.tooMany) }
    // A bundle that withholds every payload still has the folder.
    var entries = [BagFolderEntry(path: Array(BundleLayout.payloadFolder.utf8), kind: .folder)]
    entries.reserveCapacity(files.count + 1)
    for (path, byteCount) in files {
      entries.append(BagFolderEntry(path: Array(path.utf8), kind: .regular, byteCount: byteCount))
    }
    return entries
  }

  func read(_ path: [UInt8], limit: UInt64, _ body: (Span<UInt8>) -> Void) throws(BagFolderError) {
    if let tagManifest, path.elementsEqual(BundleLayout.tagManifest.utf8) {
      // What was signed and what is compared must be the same bytes.
      return body(tagManifest.span)
    }
    var reader = FileReader()
    do throws(FileError) {
      try reader.read(folder, FilePath(bytes: path), limit: limit, body)
    } catch {
      throw BagFolderError(error.code == .tooLarge ? .tooLarge : .unreadable, path: path)
    }
  }
}
