internal import VaultCrypto
internal import VaultFiles

/// Files that are to be imported, looked at once.
struct ImportSource {
  let files: [SourceFile]
  let skipped: [SkippedFile]
  let seen: [FilePath: SHA256Digest]

  /// - Throws: `.failed` for a file that cannot be read; `.usage` for what is no evidence.
  init(_ paths: [FilePath]) throws(VaultError) {
    let walk = SourceWalk(paths)
    try walk.requireEvidence()
    var seen: [FilePath: SHA256Digest] = [:]
    for file in walk.files { seen[file.shown] = try VaultKit.files { () throws(FileError) in try Self.digest(file) } }
    files = walk.files
    skipped = walk.skipped
    self.seen = seen
  }

  private static func digest(_ file: SourceFile) throws(FileError) -> SHA256Digest {
    guard let folder = file.folder else { throw FileError(.notRegular, "read", file.shown) }
    let open = try folder.open(file.relative)
    var hasher = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      var span = buffer.mutableSpan
      let count = try open.read(into: &span)
      hasher.update(buffer.span.extracting(first: count))
      if count < buffer.count { return hasher.finish() }
    }
  }

  /// A file's bytes.
  static func read(_ file: SourceFile, limit: Int) throws(FileError) -> [UInt8] {
    guard let folder = file.folder else { throw FileError(.notRegular, "read", file.shown) }
    return try folder.read(file.relative, limit: limit)
  }
}
