public import Custody
public import TransparencyLog
internal import VaultCrypto
public import VaultFiles

/// One commit: entries join the log while the vault's lock is held (Schemas/README.md §2, "A commit").
///
/// Order: entry bundles and tiles are written under `tmp/`; the file system is flushed, and with it every object that was written before; they get their
/// names, and those are flushed; the checkpoint is replaced (write, `fsync`, rename, `fsync`); obsolete partial tiles go. A crash before the last
/// rename changes nothing that means anything.
public struct LogTransaction: ~Copyable {
  private let vault: Folder
  private let log: LogStore
  private let lock: OpenFile
  private var tree: TreeAppender
  private var bundles: BundleAppender
  private var oldPartials: [TilePath]
  /// The tree head that the log has now, verified by the caller.
  public let head: TreeHead
  /// How many entries were appended.
  public private(set) var appended = 0

  /// Takes the lock, waiting for it, and starts from the checkpoint that is there then.
  /// - Parameter verify: checks the checkpoint's signature and gives its tree head.
  public init(
    vault: Folder, log: LogStore, verify: ([UInt8]) throws(StoreError) -> TreeHead
  ) throws(StoreError) {
    let lock = try Self.takeLock(vault)
    let head = try verify(log.checkpoint())
    let tree: TreeAppender
    let bundles: BundleAppender
    do throws(TileError<StoreError>) {
      tree = try TreeAppender(size: head.size) { path throws(StoreError) in try log.read(path) }
      bundles = try BundleAppender(size: head.size) { path throws(StoreError) in try log.read(path) }
    } catch {
      throw StoreError(error)
    }
    guard tree.root == head.root else {
      throw StoreError(.corruptLog, VaultLayout.log, "the tiles do not have the checkpoint's root")
    }
    oldPartials = TilePath.partialHashTiles(treeSize: head.size)
    if let bundle = TilePath.entryBundle(index: head.size >> 8, treeSize: head.size) { oldPartials.append(bundle) }
    self.vault = vault
    self.lock = lock
    self.log = log
    self.tree = tree
    self.bundles = bundles
    self.head = head
  }

  /// Begins a new log, which has no checkpoint yet.
  public init(founding vault: Folder, log: LogStore) throws(StoreError) {
    lock = try Self.takeLock(vault)
    self.vault = vault
    self.log = log
    tree = TreeAppender()
    bundles = BundleAppender()
    oldPartials = []
    head = .empty
  }

  private static func takeLock(_ vault: Folder) throws(StoreError) -> OpenFile {
    do throws(FileError) {
      let lock = try VaultLock.take(vault)
      try StagingFolder.removeAbandoned(in: vault)
      return lock
    } catch {
      throw StoreError(error)
    }
  }

  /// The index that the next entry will have.
  public var nextIndex: UInt64 { tree.size }

  /// Appends an entry; it counts once ``commit(sign:)`` returns.
  public mutating func append(_ entry: LogEntry) throws(StoreError) {
    let bytes = entry.bytes
    do throws(TransparencyLogError) { try bundles.append(bytes) } catch {
      throw StoreError(.corruptLog, VaultLayout.log, error.description)
    }
    tree.append(MerkleHash.leaf(bytes))
    appended += 1
  }

  /// Writes bundles, tiles and checkpoint, in this order, and lets the lock go. What the entries name must have been written before; it is flushed here.
  /// - Parameter sign: makes the checkpoint note of a tree head.
  /// - Returns: the checkpoint's bytes, and its head.
  public consuming func commit(
    sign: (TreeHead) throws(StoreError) -> [UInt8]
  ) throws(StoreError) -> (checkpoint: [UInt8], head: TreeHead) {
    let newHead = tree.head
    let note = try sign(newHead)
    let tiles = bundles.takeChangedBundles().tiles + tree.takeChangedTiles().tiles
    do throws(FileError) {
      if !tiles.isEmpty { try write(tiles) }
      try removeStale()
      try log.folder.replace(VaultLayout.checkpoint, with: note)
    } catch {
      // A disk can fail after the rename: then every reader has the entries already, and a power cut may take them back.
      let isThere = (try? log.checkpoint()) == note
      throw isThere
        ? StoreError(.unconfirmed, VaultLayout.log.appending(VaultLayout.checkpoint), error.reason) : StoreError(error)
    }
    removeObsolete(keeping: Set(tiles.map(\.path)))
    lock.unlock()
    return (note, newHead)
  }

  /// Two flushes, however many tiles there are: one for bytes, one for names.
  private func write(_ tiles: [Tile]) throws(FileError) {
    let staging = try StagingFolder(in: vault)
    let staged = tiles.indices.map { FilePath(String($0)) }
    for (name, tile) in zip(staged, tiles) { try staging.folder.add(name, tile.bytes) }
    try vault.syncFileSystem()
    for (name, tile) in zip(staged, tiles) {
      let path = FilePath(tile.path.description)
      let folder = try log.folder.folder(path.parent, create: true)
      try staging.folder.move(name, to: folder, as: path.lastComponent, replacing: true)
    }
    try vault.syncFileSystem()
  }

  /// Removes what an interrupted commit left at the log's new edge. It holds entries that never were: a reader whose partial tile
  /// is gone takes a longer one for its continuation.
  private func removeStale() throws(FileError) {
    // Readers of the checkpoint that is still there want these.
    let known = Set(oldPartials)
    var edge = TilePath.partialHashTiles(treeSize: tree.size)
    if let bundle = TilePath.entryBundle(index: tree.size >> 8, treeSize: tree.size) { edge.append(bundle) }
    for path in edge where path.isPartial {
      try log.folder.removeTree(FilePath(path.full.description))
      guard let partials = try? log.folder.folder(FilePath(path.partialsFolder)) else { continue }
      for entry in try partials.entries() where entry.name != FilePath(String(path.width)) {
        let width = entry.name.text.flatMap { Int($0) } ?? 0
        let old = try? TilePath(path.kind, index: path.index, width: width)
        if old.map(known.contains) != true { try partials.removeTree(entry.name) }
      }
    }
  }

  /// Best effort: what stays means nothing and is overtaken by the next commit.
  private func removeObsolete(keeping current: Set<TilePath>) {
    let size = tree.size
    for path in oldPartials where path.isPartial && !current.contains(path) {
      let now: TilePath? =
        switch path.kind {
        case .hashes(let level): TilePath.hashTile(level: level, index: path.index, treeSize: size)
        case .entries: TilePath.entryBundle(index: path.index, treeSize: size)
        }
      guard now != path else { continue }
      let partials = FilePath(path.partialsFolder)
      guard let folder = try? log.folder.folder(partials) else { continue }
      try? folder.remove(FilePath(String(path.width)))
      if (try? folder.entries().isEmpty) == true { try? log.folder.removeTree(partials) }
    }
  }
}
