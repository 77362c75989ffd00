internal import VaultFiles

/// Copies a folder of small files as it is. Links and special files are left out.
enum FolderCopy {
  private static let maximumFile = 32 << 20
  private static let maximumDepth = 16

  static func copy(_ name: FilePath, in source: Folder, to target: Folder, depth: Int = 0) throws(FileError) {
    guard depth < maximumDepth else { throw FileError(.tooLarge, "copy", source.path, reason: "too deep") }
    let (from, to) = (try source.folder(name), try target.folder(name, create: true))
    for entry in try from.entries() {
      switch entry.kind {
      case .regular: try to.add(entry.name, from.read(entry.name, limit: maximumFile), mode: 0o644)
      case .folder: try copy(entry.name, in: from, to: to, depth: depth + 1)
      case .link, .special: break
      }
    }
  }
}
