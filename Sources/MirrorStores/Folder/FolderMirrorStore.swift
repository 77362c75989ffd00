internal import Encodings
internal import Synchronization
internal import VaultCrypto
internal import VaultFiles

/// A store that is a folder: of another disk, or of another machine that is mounted here.
final class FolderMirrorStore: MirrorStore {
  private static let pieceByteCount = 1 << 18
  /// The times of every file: 2000-01-01T00:00:00Z, as objects of a vault have them.
  private static let constantTime = 946_684_800
  private static let temporary: FilePath = "tmp"
  private static let unfinishedEnding = ".new"

  /// The folder, as it was named.
  let place: String
  private let folder: Folder
  private let children = Mutex<[FilePath: Folder]>([:])

  /// The store in a folder that is there.
  init(_ path: FilePath) throws(MirrorStoreError) {
    place = "file://\(path)"
    do throws(FileError) { folder = try Folder.open(path) } catch {
      throw MirrorStoreError(error.code == .notFound ? .noPlace : .file(error.code), "\(path)", error.reason)
    }
  }

  func keepsVersions() -> Bool? { false }

  func remains(below prefix: String) throws(MirrorStoreError) -> StoredRemains {
    try requirePlain(prefix)
    return StoredRemains(
      isThere: try !list(prefix, after: nil).files.isEmpty, keepsVersions: false,
      unfinishedCount: try unfinished().count)
  }

  /// Refuses to say what lies below a name where something on the way is neither folder nor file: a list does not follow links, and what they
  /// lead to is there all the same.
  private func requirePlain(_ prefix: String) throws(MirrorStoreError) {
    var path = ""
    let parts = prefix.split(separator: "/")
    for (number, part) in parts.enumerated() {
      path += path.isEmpty ? "\(part)" : "/\(part)"
      let name = path
      guard let kind = try files({ () throws(FileError) in try folder.status(FilePath(name))?.kind }) else { return }
      let isFile = kind == .regular && number == parts.count - 1 && !prefix.hasSuffix("/")
      guard kind == .folder || isFile else { throw strange(name, kind) }
    }
    guard prefix.hasSuffix("/") else { return }
    let name = path
    for entry in try files({ () throws(FileError) in try folder.folder(FilePath(name)).entries() })
    where entry.kind != .folder && entry.kind != .regular {
      throw strange("\(name)/\(VisibleText.escape(entry.name.description))", entry.kind)
    }
  }

  private func strange(_ name: String, _ kind: FileStatus.Kind) -> MirrorStoreError {
    MirrorStoreError(
      .file(kind == .link ? .link : .notRegular), "\(place)/\(name)",
      kind == .link ? "what it leads to is not looked at" : "")
  }

  /// Unfinished writes, whatever they were to become: nobody else writes there.
  func unfinished(
    below prefix: String, where isOwn: (StoredName) -> Bool
  ) throws(MirrorStoreError) -> StoredUnfinished? { StoredUnfinished(count: try unfinished().count) }

  /// Unfinished writes, whatever they were to become: they have names of their own.
  func abandonUnfinished(
    below prefix: String, where isOwn: (StoredName) -> Bool
  ) throws(MirrorStoreError) -> Int? {
    let all = try unfinished()
    guard !all.isEmpty else { return 0 }
    try files { () throws(FileError) in
      let place = try folder.folder(Self.temporary)
      for name in all { try place.removeTree(name) }
      try place.sync()
    }
    return all.count
  }

  /// What a write left that was ended before it could clear up: where the file system knows files without a name, hardly ever anything.
  private func unfinished() throws(MirrorStoreError) -> [FilePath] {
    do throws(FileError) {
      return try folder.folder(Self.temporary).entries().map(\.name).filter {
        $0.text.map { $0.hasPrefix(".") && $0.hasSuffix(Self.unfinishedEnding) } ?? false
      }
    } catch {
      guard error.code == .notFound else { throw MirrorStoreError(error) }
      return []
    }
  }

  func size(of name: StoredName) throws(MirrorStoreError) -> UInt64? {
    try files { () throws(FileError) in
      let status = try folder.status(FilePath(name.text))
      return status?.kind == .regular ? status?.size : nil
    }
  }

  /// A name may have lasted where the power went, and bytes behind it not: only its digest says that they are there.
  func holds(_ name: StoredName, byteCount: UInt64, digest: SHA256Digest) throws(MirrorStoreError) -> Bool {
    guard try size(of: name) == byteCount else { return false }
    var hasher = SHA256()
    try read(name, from: 0, count: byteCount) { hasher.update($0.span) }
    return hasher.finish() == digest
  }

  func list(_ prefix: String, after: StoredName?) throws(MirrorStoreError) -> StoredPage {
    var found: [(name: StoredName, size: UInt64)] = []
    try files { () throws(FileError) in
      try FolderWalk(prefix: prefix, after: after?.text).collect(folder, StoredPage.maximumCount + 1, &found)
    }
    return StoredPage(
      files: Array(found.prefix(StoredPage.maximumCount)), hasMore: found.count > StoredPage.maximumCount)
  }

  func bytes(of name: StoredName, limit: Int) throws(MirrorStoreError) -> [UInt8] {
    try file(name) { () throws(FileError) in try folder.read(FilePath(name.text), limit: limit) }
  }

  /// Opens or reads a file. What has its name and is no file is none: a link, a pipe, a folder.
  private func file<R>(_ name: StoredName, _ body: () throws(FileError) -> R) throws(MirrorStoreError) -> R {
    do throws(FileError) { return try body() } catch {
      let kind = try files { () throws(FileError) in try folder.status(FilePath(name.text))?.kind }
      guard let kind, kind != .regular else { throw MirrorStoreError(error) }
      throw MirrorStoreError(
        .notFound, "\(place)/\(name)", kind == .link ? "a symbolic link has its name" : "what has its name is no file")
    }
  }

  func read(
    _ name: StoredName, from first: UInt64, count: UInt64, take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    let reader = try file(name) { () throws(FileError) in try FileReader(folder.open(FilePath(name.text))) }
    var (offset, left) = (first, count)
    while left > 0, offset < reader.size {
      let wanted = Int(min(left, UInt64(Self.pieceByteCount)))
      let piece = try files { () throws(FileError) in try reader.piece(at: offset, wanted) }
      if piece.isEmpty { return }
      try take(piece[...])
      offset += UInt64(piece.count)
      left -= UInt64(piece.count)
    }
  }

  func add(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    let parent = try parent(of: name)
    let last = FilePath(name.text).lastComponent
    // Bytes are not copied where nothing would come of it.
    guard try files({ () throws(FileError) in try parent.status(last) }) == nil else {
      throw MirrorStoreError(.exists, "\(place)/\(name)")
    }
    let unnamed = try files { () throws(FileError) in try parent.createUnnamed() }
    if let unnamed {
      try copy(content, digest, to: unnamed, name)
      try files { () throws(FileError) in try parent.publish(unnamed, as: last) }
    } else {
      try put(name, content, digest, parent, last, replacing: false)
    }
  }

  func replace(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    let parent = try parent(of: name)
    try put(name, content, digest, parent, FilePath(name.text).lastComponent, replacing: true)
    try files { () throws(FileError) in try parent.sync() }
  }

  /// Writes in `tmp`, under a name that begins with a dot, which no file of a store has, and renames. Where the file system has files without a
  /// name, whatever ends this leaves none that is not whole.
  private func put(
    _ name: StoredName, _ content: StoredContent, _ digest: SHA256Digest, _ parent: Folder, _ last: FilePath,
    replacing: Bool
  ) throws(MirrorStoreError) {
    let temporary = FilePath(".\(Hex.encode(SecureRandom.bytes(8)))\(Self.unfinishedEnding)")
    let place = try files { () throws(FileError) in try folder.folder(Self.temporary, create: true) }
    do throws(MirrorStoreError) {
      if let unnamed = try files({ () throws(FileError) in try place.createUnnamed() }) {
        try fill(unnamed, content, digest, name, syncs: replacing)
        try files { () throws(FileError) in try place.publish(unnamed, as: temporary) }
      } else {
        let file = try files { () throws(FileError) in try place.create(temporary) }
        try fill(file, content, digest, name, syncs: replacing)
      }
      // What is no folder gives way; a folder only where nothing is in it.
      if replacing, let there = try? parent.folder(last),
        try files({ () throws(FileError) in try there.entries() }).isEmpty
      {
        try files { () throws(FileError) in try parent.removeTree(last) }
      }
      do throws(FileError) { try place.move(temporary, to: parent, as: last, replacing: replacing) } catch {
        guard replacing, try files({ () throws(FileError) in try parent.status(last)?.kind }) == .folder else {
          throw MirrorStoreError(error)
        }
        throw strange(name.text, .folder)
      }
    } catch {
      try? place.removeTree(temporary)
      throw error
    }
  }

  /// - Parameter syncs: where a name must not last longer than what it stands for.
  private func fill(
    _ file: borrowing OpenFile, _ content: StoredContent, _ digest: SHA256Digest, _ name: StoredName, syncs: Bool
  ) throws(MirrorStoreError) {
    try copy(content, digest, to: file, name)
    if syncs { try files { () throws(FileError) in try file.sync() } }
  }

  private func copy(
    _ content: StoredContent, _ digest: SHA256Digest, to file: borrowing OpenFile, _ name: StoredName
  ) throws(MirrorStoreError) {
    var hasher = SHA256()
    do throws(FileError) {
      let reader = try content.open()
      var offset: UInt64 = 0
      while offset < reader.size {
        let piece = try reader.piece(at: offset, Self.pieceByteCount)
        if piece.isEmpty { break }
        hasher.update(piece)
        try file.write(piece)
        offset += UInt64(piece.count)
      }
      try file.seal(constantTime: Self.constantTime)
    } catch {
      throw MirrorStoreError(error)
    }
    guard hasher.finish() == digest else {
      throw MirrorStoreError(.changed, "\(place)/\(name)", "the bytes do not have the digest that they must have")
    }
  }

  func remove(_ name: StoredName) throws(MirrorStoreError) {
    do throws(FileError) {
      let path = FilePath(name.text)
      let parent = try folder.folder(path.parent)
      try parent.remove(path.lastComponent)
      try parent.sync()
    } catch {
      if error.code != .notFound { throw MirrorStoreError(error) }
    }
  }

  func flush() throws(MirrorStoreError) { try files { () throws(FileError) in try folder.syncFileSystem() } }

  private func parent(of name: StoredName) throws(MirrorStoreError) -> Folder {
    let path = FilePath(name.text).parent
    if path == "." { return folder }
    if let known = children.withLock({ $0[path] }) { return known }
    let opened = try files { () throws(FileError) in try folder.folder(path, create: true) }
    children.withLock { children in
      if children.count >= 512 { children.removeAll(keepingCapacity: true) }
      children[path] = opened
    }
    return opened
  }

  private func files<R: ~Copyable>(_ body: () throws(FileError) -> R) throws(MirrorStoreError) -> R {
    do throws(FileError) { return try body() } catch { throw MirrorStoreError(error) }
  }
}
