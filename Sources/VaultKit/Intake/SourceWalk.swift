internal import VaultFiles

/// Finds the files below what a person named. Links and special files are named and left out, never followed or opened; so is what belongs to this
/// program and is no evidence.
struct SourceWalk {
  private(set) var files: [SourceFile] = []
  private(set) var skipped: [SkippedFile] = []
  /// What a person named themselves, and is no evidence.
  private(set) var refused: [SkippedFile] = []
  private let own: OwnFiles

  init(_ paths: [FilePath], without own: OwnFiles = OwnFiles([])) {
    self.own = own
    for path in paths {
      if path == "-" {
        files.append(SourceFile(folder: nil, relative: "", shown: "standard input", name: "", byteCount: 0))
      } else {
        start(path)
      }
    }
  }

  /// - Throws: `.usage` where a person named what is no evidence.
  func requireEvidence() throws(VaultError) {
    guard let first = refused.first else { return }
    let others = refused.count == 1 ? "" : " So are \(refused.count - 1) others that were named."
    throw VaultError(
      .usage, "\(first.path) is no evidence: \(first.reason).\(others)", safe: "Nothing was brought in.",
      next: "Name what is to come in, without it. In a folder that is named it is left out.")
  }

  private mutating func start(_ path: FilePath) {
    do throws(FileError) {
      let parent = try Folder.open(path.parent)
      let last = path.lastComponent
      guard last != "..", last != ".", !path.components.isEmpty else {
        let folder = try Folder.open(path)
        if let reason = own.reason(folder: folder) ?? own.reason(below: path) {
          refused.append(SkippedFile(path: path, reason: reason))
        } else {
          try walk(folder, below: folder, relative: "", shown: path, name: "")
        }
        return
      }
      if let reason = own.reason(below: path.parent, last) {
        refused.append(SkippedFile(path: path, reason: reason))
        return
      }
      let before = skipped.count
      let isLeftOut = try visit(
        last, in: parent, isKit: OwnFiles.isKit(parent), below: parent, relative: last, shown: path, name: last)
      if isLeftOut { refused += skipped[before...] }
    } catch {
      skipped.append(SkippedFile(path: path, reason: Self.reason(error)))
    }
  }

  /// - Returns: whether it is left out as no evidence.
  @discardableResult
  private mutating func visit(
    _ own: FilePath, in folder: Folder, isKit: Bool, below root: Folder, relative: FilePath, shown: FilePath,
    name: FilePath
  ) throws(FileError) -> Bool {
    guard let status = try folder.status(own) else { throw FileError(.notFound, "stat", shown) }
    switch status.kind {
    case .regular:
      if let reason = self.own.reason(file: own, status, in: folder, isKit: isKit) {
        skipped.append(SkippedFile(path: shown, reason: reason))
        return true
      }
      files.append(SourceFile(folder: root, relative: relative, shown: shown, name: name, byteCount: status.size))
    case .folder:
      let inner = try folder.folder(own)
      if let reason = self.own.reason(folder: inner) {
        skipped.append(SkippedFile(path: shown, reason: reason))
        return true
      }
      try walk(inner, below: root, relative: relative, shown: shown, name: name)
    case .link: skipped.append(SkippedFile(path: shown, reason: "a symbolic link; links are not followed"))
    case .special: skipped.append(SkippedFile(path: shown, reason: "a device, pipe or socket"))
    }
    return false
  }

  private mutating func walk(
    _ folder: Folder, below root: Folder, relative: FilePath, shown: FilePath, name: FilePath
  ) throws(FileError) {
    let isKit = OwnFiles.isKit(folder)
    for entry in try folder.entries() {
      let path = shown.appending(entry.name)
      do throws(FileError) {
        try visit(
          entry.name, in: folder, isKit: isKit, below: root, relative: relative.appending(entry.name), shown: path,
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
