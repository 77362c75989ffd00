internal import Synchronization
public import TransparencyLog
internal import VaultCrypto
public import VaultFiles

/// The custody log's files: tiles, entry bundles, the checkpoint (Schemas/README.md §2, §3.3).
///
/// Reading needs no lock. A reader takes the checkpoint first; partial tiles it names may have grown since, and then their beginning is what it wants.
public final class LogStore: Sendable {
  private static let maximumCheckpoint = 1 << 20
  private static let cachedTiles = 512

  let folder: Folder
  private let cache = Mutex<[TilePath: [UInt8]]>([:])

  /// The log of the vault in this folder.
  public init(vault: Folder) throws(StoreError) {
    do throws(FileError) { folder = try vault.folder(VaultLayout.log) } catch { throw StoreError(error) }
  }

  /// The current checkpoint's bytes: a signed note whose signature is still to be verified.
  public func checkpoint() throws(StoreError) -> [UInt8] {
    do throws(FileError) {
      return try folder.read(VaultLayout.checkpoint, limit: Self.maximumCheckpoint)
    } catch {
      throw StoreError(error)
    }
  }

  /// A tile's or entry bundle's bytes, at least as many as its width says. Full tiles are kept in memory, a bounded number of them.
  public func read(_ path: TilePath) throws(StoreError) -> [UInt8] {
    if let known = cache.withLock({ $0[path] }) { return known }
    let limit = path.kind == .entries ? EntryBundle.maximumByteCount : TilePath.fullWidth * SHA256Digest.byteCount
    do throws(FileError) {
      // The log may have grown since the checkpoint was read, and may grow while we look: what was partial is then longer, or full.
      for _ in 0..<(path.isPartial ? 16 : 1) {
        if let bytes = try folder.readIfPresent(FilePath(path.description), limit: limit) {
          if !path.isPartial { remember(path, bytes) }
          return bytes
        }
        if path.isPartial, let bytes = try longer(path, limit: limit) { return try cut(bytes, to: path) }
      }
    } catch {
      throw StoreError(error)
    }
    throw StoreError(.corruptLog, VaultLayout.log.appending(FilePath(path.description)), "missing")
  }

  private func longer(_ path: TilePath, limit: Int) throws(FileError) -> [UInt8]? {
    if let bytes = try folder.readIfPresent(FilePath(path.full.description), limit: limit) { return bytes }
    let partials = FilePath(path.partialsFolder)
    let widths: [Int]
    do throws(FileError) { widths = try Self.widths(in: folder.folder(partials)) } catch {
      if error.code == .notFound { return nil }
      throw error
    }
    guard let width = widths.filter({ $0 > path.width }).min() else { return nil }
    return try folder.readIfPresent(partials.appending(FilePath(String(width))), limit: limit)
  }

  /// The widths of the partial tiles in their folder.
  static func widths(in partials: Folder) throws(FileError) -> [Int] {
    try partials.entries().compactMap { $0.name.text.flatMap { Int($0) } }
  }

  private func cut(_ bytes: [UInt8], to path: TilePath) throws(FileError) -> [UInt8] {
    guard path.kind == .entries else { return Array(bytes.prefix(path.width * SHA256Digest.byteCount)) }
    var end = 0
    for _ in 0..<path.width {
      guard end + 2 <= bytes.count else { break }
      end += 2 + Int(bytes[end]) << 8 + Int(bytes[end + 1])
    }
    return Array(bytes.prefix(end))
  }

  private func remember(_ path: TilePath, _ bytes: [UInt8]) {
    cache.withLock { cache in
      if cache.count >= Self.cachedTiles { cache.removeAll(keepingCapacity: true) }
      cache[path] = bytes
    }
  }

  /// Roots and proofs of the tree that the stored tiles make up to `size` entries.
  public func tree(size: UInt64) -> TileTree<StoreError> {
    TileTree(size: size) { path throws(StoreError) in try self.read(path) }
  }

  /// Calls `body` with the entries of a range, in order, in groups of up to 256.
  public func forEachBundle<E: Error>(
    from start: UInt64, to end: UInt64, treeSize: UInt64,
    _ body: (_ first: UInt64, _ entries: ArraySlice<[UInt8]>) throws(E) -> Void
  ) throws(LogReadError<E>) {
    var index = start
    while index < end {
      let entries: [[UInt8]]
      let number = index >> 8
      do throws(StoreError) { entries = try bundle(number, treeSize: treeSize) } catch { throw .store(error) }
      let low = Int(index & 255)
      let high = Int(min(end - number << 8, UInt64(entries.count)))
      do throws(E) { try body(index, entries[low..<high]) } catch { throw .body(error) }
      index = number << 8 + UInt64(high)
    }
  }

  /// The same, each entry proven to be in the tree with this head: what somebody changed in the files is refused.
  public func forEachBundle<E: Error>(
    from start: UInt64, to end: UInt64, in head: TreeHead,
    _ body: (_ first: UInt64, _ entries: ArraySlice<[UInt8]>) throws(E) -> Void
  ) throws(LogReadError<E>) {
    var index = start
    while index < end {
      let number = index >> 8
      let entries: [[UInt8]]
      do throws(StoreError) { entries = try provenBundle(number, head) } catch { throw .store(error) }
      let high = Int(min(end - number << 8, UInt64(entries.count)))
      do throws(E) { try body(index, entries[Int(index & 255)..<high]) } catch { throw .body(error) }
      index = number << 8 + UInt64(high)
    }
  }

  private func provenBundle(_ number: UInt64, _ head: TreeHead) throws(StoreError) -> [[UInt8]] {
    let entries = try bundle(number, treeSize: head.size)
    let leaves = entries.map { MerkleHash.leaf($0) }
    guard let first = leaves.first, let path = try? TilePath(.hashes(level: 0), index: number, width: leaves.count),
      try read(path) == leaves.flatMap(\.bytes)
    else { throw changed(number) }
    let proof: InclusionProof
    do throws(TileError<StoreError>) {
      // The way from one leaf to the root is made of all other leaves of its tile: one proof is one for all of them.
      proof = try tree(size: head.size).inclusionProof(leafIndex: number << 8, treeSize: head.size)
    } catch {
      throw StoreError(error)
    }
    guard (try? proof.verify(leafHash: first, root: head.root)) != nil else { throw changed(number) }
    return entries
  }

  private func changed(_ number: UInt64) -> StoreError {
    StoreError(
      .corruptLog, VaultLayout.log, "entries from \(number << 8) on are not those that the checkpoint was signed for")
  }

  private func bundle(_ number: UInt64, treeSize: UInt64) throws(StoreError) -> [[UInt8]] {
    guard let path = TilePath.entryBundle(index: number, treeSize: treeSize) else {
      throw StoreError(.corruptLog, VaultLayout.log, "entry bundle \(number)")
    }
    let bytes = try read(path)
    do throws(TransparencyLogError) {
      return try EntryBundle(bytes, width: path.width).entries
    } catch {
      throw StoreError(.corruptLog, VaultLayout.log.appending(FilePath(path.description)), error.description)
    }
  }

  /// One entry's bytes.
  public func entry(_ index: UInt64, treeSize: UInt64) throws(StoreError) -> [UInt8] {
    let entries = try bundle(index >> 8, treeSize: treeSize)
    guard index & 255 < UInt64(entries.count) else { throw StoreError(.corruptLog, VaultLayout.log, "entry \(index)") }
    return entries[Int(index & 255)]
  }

  /// Keeps a checkpoint that was exported, under its size; the same one again is no error.
  public func keep(checkpoint: [UInt8], size: UInt64) throws(StoreError) {
    do throws(FileError) {
      let place = try folder.folder(VaultLayout.checkpoints, create: true).folder(FilePath(String(size)), create: true)
      if try place.status("note") == nil { try place.replace("note", with: checkpoint, mode: 0o444) }
    } catch {
      throw StoreError(error)
    }
  }
}

/// What lies beside the tree.
extension LogStore {
  private static let maximumTombstone = 64 << 20

  /// A tombstone's bytes.
  public func tombstone(_ index: UInt64) throws(StoreError) -> [UInt8] {
    do throws(FileError) {
      return try folder.read(
        VaultLayout.tombstones.appending(VaultLayout.tombstone(index: index)), limit: Self.maximumTombstone)
    } catch {
      throw StoreError(error)
    }
  }

  /// The indexes that have a tombstone's file, ascending.
  public func tombstoneIndexes() throws(StoreError) -> [UInt64] {
    do throws(FileError) {
      guard try folder.status(VaultLayout.tombstones) != nil else { return [] }
      return try folder.folder(VaultLayout.tombstones).entries().compactMap { entry in
        let parts = (entry.name.text ?? "").split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1] == "jwt", let index = UInt64(parts[0]),
          VaultLayout.tombstone(index: index) == entry.name
        else { return nil }
        return index
      }.sorted()
    } catch {
      throw StoreError(error)
    }
  }

  /// Writes a tombstone durably, under the index that its entry will have.
  public func write(tombstone bytes: [UInt8], index: UInt64) throws(StoreError) {
    do throws(FileError) {
      try folder.folder(VaultLayout.tombstones, create: true).replace(
        VaultLayout.tombstone(index: index), with: bytes, mode: 0o444)
    } catch {
      throw StoreError(error)
    }
  }

  /// The checkpoints that were kept, smallest first.
  public func keptCheckpoints() throws(StoreError) -> [(size: UInt64, note: [UInt8])] {
    do throws(FileError) {
      guard try folder.status(VaultLayout.checkpoints) != nil else { return [] }
      let place = try folder.folder(VaultLayout.checkpoints)
      var kept: [(size: UInt64, note: [UInt8])] = []
      for entry in try place.entries() {
        guard let size = entry.name.text.flatMap({ UInt64($0) }) else { continue }
        // Without a note it is a folder whose export was interrupted before it had one.
        guard let note = try Self.note(entry.name.appending("note"), in: place) else { continue }
        kept.append((size, note))
      }
      return kept.sorted { $0.size < $1.size }
    } catch {
      throw StoreError(error)
    }
  }

  /// A kept checkpoint's bytes, nil where there is none: none of it, where what has its name is no file, so that it is no checkpoint.
  private static func note(_ name: FilePath, in folder: Folder) throws(FileError) -> [UInt8]? {
    do throws(FileError) { return try folder.readIfPresent(name, limit: maximumCheckpoint) } catch {
      guard error.code == .link || error.code == .notRegular, try folder.status(name)?.kind != .regular else {
        throw error
      }
      return []
    }
  }
}
