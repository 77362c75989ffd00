internal import VaultFiles

/// Finds the files below what a person named. Links and special files are named and left out, never followed or opened.
struct SourceWalk {
  private(set) var files: [SourceFile] = []
  private(set) var skipped: [SkippedFile] = []

  init(_ paths: [FilePath]) {
    for path in paths {
      if path == "-" {
        files.append(SourceFile(folder: nil, relative: "", shown: "standard input", name: "", byteCount: 0))
      } else {
        start(path)
      }
    }
  }

  private mutating func start(_ path: FilePath) {
    do throws(FileError) {
      let parent = try Folder.open(path.parent)
      let last = path.lastComponent
      guard last != "..", last != ".", !path.components.isEmpty else {
        let folder = try Folder.open(path)
        try walk(folder, below: folder, relative: "", shown: path, name: "")
        return
      }
      try visit(last, in: parent, below: parent, relative: last, shown: path, name: last)
    } catch {
      skipped.append(SkippedFile(path: path, reason: Self.reason(error)))
    }
  }

  private mutating func visit(
    _ own: FilePath, in folder: Folder, below root: Folder, relative: FilePath, shown: FilePath, name: FilePath
  ) throws(FileError) {
    guard let status = try folder.status(own) else { throw FileError(.notFound, "stat", shown) }
    switch status.kind {
    case .regular:
      files.append(SourceFile(folder: root, relative: relative, shown: shown, name: name, byteCount: status.size))
    case .folder: try walk(folder.folder(own), below: root, relative: relative, shown: shown, name: name)
    case .link: skipped.append(SkippedFile(path: shown, reason: "a symbolic link; links are not followed"))
    case .special: skipped.append(SkippedFile(path: shown, reason: "a device, pipe or socket"))
    }
  }

  private mutating func walk(
    _ folder: Folder, below root: Folder, relative: FilePath, shown: FilePath, name: FilePath
  ) throws(FileError) {
    for entry in try folder.entries() {
      let path = shown.appending(entry.name)
      do throws(FileError) {
        try visit(
          entry.name, in: folder, below: root, relative: relative.appending(entry.name), shown: path,
          name: name.appending(entry.name))
      } catch {
        skipped.append(SkippedFile(path: path, reason: Self.reason(error)))
      }
    }
  }

  static func reason(_ error: FileError) -> String {
    switch error.code {
    case .notFound: "does not exist"
    case .notPermitted: "permission denied"
    case .link: "a symbolic link; links are not followed"
    case .notRegular: "not a regular file"
    case .changed: "changed while it was read"
    case .tooLarge: "too large (\(error.reason))"
    default: "could not be read: " + (error.reason.isEmpty ? error.operation : error.reason)
    }
  }
}
