internal import VaultCrypto
internal import VaultFiles

/// What lies in a folder that may be a bundle: listed once, nothing opened. Folders that no bundle has are not entered.
struct BundleSurvey {
  /// A file that a bundle can have.
  struct File: Sendable {
    let byteCount: UInt64
    let place: BundlePlace
  }

  /// The files that a bundle can have.
  private(set) var files: [String: File] = [:]
  private(set) var findings: [BundleFinding] = []
  /// Regular files that are listed in none of the above: what a manifest says of them is no further news.
  private(set) var leftOut: Set<String> = []

  init(_ folder: SourceFolder) throws(FileError) { try list(folder, "") }

  private mutating func list(_ folder: SourceFolder, _ prefix: String) throws(FileError) {
    for entry in try folder.entries() {
      // Only plain ASCII names can belong to a bundle; all others are spelled out for people.
      let isPlain = entry.name.bytes.allSatisfy { (0x21...0x7e).contains($0) && $0 != 0x5c }
      let name = isPlain ? String(decoding: entry.name.bytes, as: UTF8.self) : entry.name.description
      let path = prefix + name
      if Self.isSystemFile(entry) {
        findings.append(BundleFinding(.systemFile, path))
        leftOut.insert(path)
        continue
      }
      switch entry.kind {
      case .link: findings.append(BundleFinding(.link, path))
      case .special: findings.append(BundleFinding(.specialFile, path))
      case .folder: try enter(folder, entry.name, path)
      case .regular:
        let byteCount = try folder.byteCount(entry.name)
        guard isPlain, let place = BundlePlace(path) else {
          note(unexpected: path, prefix)
          continue
        }
        if let limit = place.maximumByteCount, byteCount > limit {
          findings.append(BundleFinding(.tooLarge, path))
          leftOut.insert(path)
        } else {
          files[path] = File(byteCount: byteCount, place: place)
        }
      }
    }
  }

  private mutating func note(unexpected path: String, _ prefix: String) {
    let code: BundleFindingCode =
      switch prefix {
      case "" where path == "fetch.txt": .fetchFile
      case BundleLayout.signatureFolder + "/": .unknownSignatureFile
      default: .unexpectedFile
      }
    findings.append(BundleFinding(code, path))
    leftOut.insert(path)
  }

  private mutating func enter(_ folder: SourceFolder, _ name: FilePath, _ path: String) throws(FileError) {
    if BundleLayout.folders.contains(path) || Self.isFieldFolder(path)
      || BundleLayout.timestampPath(path)?.name.isEmpty == true
    {
      try list(try folder.folder(name), path + "/")
      return
    }
    // Whether it is empty decides; where that cannot be told, it is not.
    let isEmpty = (try? folder.folder(name).entries().isEmpty) ?? false
    findings.append(BundleFinding(isEmpty ? .unexpectedFolder : .unexpectedFile, path))
  }

  private static func isFieldFolder(_ path: String) -> Bool {
    let start = BundleLayout.fieldsFolder + "/"
    return path.hasPrefix(start) && SHA256Digest(hex: String(path.dropFirst(start.count))) != nil
  }

  /// Files that Finder and Explorer leave wherever somebody looks; folders that systems leave on removable media.
  private static func isSystemFile(_ entry: SourceFolder.Entry) -> Bool {
    guard let first = entry.name.bytes.first, [0x2e, 0x54, 0x74, 0x44, 0x64].contains(first) else { return false }
    let name = String(decoding: entry.name.bytes, as: UTF8.self).lowercased()
    switch entry.kind {
    case .regular: return [".ds_store", "thumbs.db", "desktop.ini"].contains(name) || name.hasPrefix("._")
    case .folder: return [".spotlight-v100", ".trashes", ".fseventsd"].contains(name)
    case .link, .special: return false
    }
  }
}
