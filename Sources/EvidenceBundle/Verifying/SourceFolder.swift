internal import Tar
internal import VaultFiles

/// A folder of a bundle that is verified: on a disk, or in a sealed file.
enum SourceFolder: Sendable {
  case disk(Folder)
  /// The path in the bundle; empty for its top folder.
  case sealed(SealedBundle, path: String)

  /// One name in a folder.
  struct Entry: Sendable {
    let name: FilePath
    let kind: FileStatus.Kind

    init(_ name: FilePath, _ kind: FileStatus.Kind) {
      self.name = name
      self.kind = kind
    }
  }

  func entries() throws(FileError) -> [Entry] {
    switch self {
    case .disk(let folder): try folder.entries().map { Entry($0.name, $0.kind) }
    case .sealed(let bundle, let path): try bundle.entries(of: path)
    }
  }

  /// How long a file is.
  func byteCount(_ name: FilePath) throws(FileError) -> UInt64 {
    switch self {
    case .disk(let folder): try folder.status(name)?.size ?? 0
    case .sealed(let bundle, let path): try bundle.member(Self.join(path, name)).byteCount
    }
  }

  func folder(_ name: FilePath) throws(FileError) -> SourceFolder {
    switch self {
    case .disk(let folder): return .disk(try folder.folder(name))
    case .sealed(let bundle, let path):
      let child = Self.join(path, name)
      _ = try bundle.entries(of: child)
      return .sealed(bundle, path: child)
    }
  }

  /// Whether a file could not be read because its sealed bytes were changed.
  func isDamaged(_ path: String) -> Bool {
    if case .sealed(let bundle, _) = self { bundle.isDamaged(path) } else { false }
  }

  /// The path in the bundle of a name, or relative path, in the folder of this path.
  static func join(_ path: String, _ name: FilePath) -> String {
    let name = name.text ?? name.description
    return path.isEmpty ? name : "\(path)/\(name)"
  }
}
