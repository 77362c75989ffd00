public import VaultCrypto

/// Grows a log's tree by leaf hashes and says which tiles change (c2sp.org/tlog-tiles). Copy it to be able to go back.
///
///     var tree = try TreeAppender(size: head.size) { path throws(StoreError) in try store.read(path) }
///     guard tree.root == head.root else { … }       // the tiles are not those of the signed head
///     tree.append(contentsOf: leafHashes)
///     let changed = tree.takeChangedTiles()         // write changed.tiles, then sign tree.head
///
/// It holds the right edge only: at most 255 hashes a level, and the full tiles not yet taken.
public struct TreeAppender: Sendable {
  /// The largest size to start from: 2^63 − 1.
  public static let maximumSize = UInt64(Int64.max)

  /// The number of leaves so far.
  public private(set) var size: UInt64
  // Roots of the full subtrees that make up the tree, largest first: one for each set bit of the size.
  private var frontier: [SHA256Digest] = []
  // The hashes of each level's partial tile.
  private var partials: [[UInt8]] = Array(repeating: [], count: TilePath.levelCount)
  private var takenSize: UInt64
  private var completed: [Tile] = []
  private var tracker: PartialTracker

  /// The tree without leaves.
  public init() {
    size = 0
    takenSize = 0
    tracker = PartialTracker([])
  }

  /// The tree of `size` leaves, whose partial tiles (at most eight) are read.
  ///
  /// Throws `limitExceeded` above ``maximumSize``, and `malformedTile` where a tile has not 32·width bytes. Compare ``root``
  /// with the root of a signed checkpoint before appending: nothing else tells whether the tiles are the right ones.
  public init<E: Error>(size: UInt64, read: (TilePath) throws(E) -> [UInt8]) throws(TileError<E>) {
    guard size <= Self.maximumSize else { throw .refused(TransparencyLogError(.limitExceeded, "a tree of \(size)")) }
    self.size = size
    takenSize = size
    let paths = TilePath.partialHashTiles(treeSize: size)
    tracker = PartialTracker(paths)
    var hasher = MerkleHasher()
    for path in paths.reversed() {
      guard case .hashes(let level) = path.kind else { continue }
      let bytes = try path.readHashes(read)
      partials[level] = bytes
      var start = 0
      for bit in (0..<8).reversed() where path.width >> bit & 1 == 1 {
        let end = start + SHA256Digest.byteCount << bit
        guard let root = hasher.fullTree(bytes.span.extracting(start..<end)) else { continue }
        frontier.append(root)
        start = end
      }
    }
  }

  /// The root over all leaves so far (RFC 6962 §2.1).
  public var root: SHA256Digest {
    var hasher = MerkleHasher()
    return hasher.foldFromRight(frontier)
  }

  /// Size and root.
  public var head: TreeHead { TreeHead(size: size, root: root) }

  /// Appends one leaf by its hash, ``MerkleHash/leaf(_:)``.
  public mutating func append(_ leafHash: SHA256Digest) { append(contentsOf: CollectionOfOne(leafHash)) }

  /// Appends leaves by their hashes; cheaper than one by one.
  public mutating func append(contentsOf leafHashes: some Sequence<SHA256Digest>) {
    var hasher = MerkleHasher()
    for leafHash in leafHashes {
      var hash = leafHash
      place(hash, level: 0)
      // Each trailing one bit of the old size is a full subtree that the new one completes.
      for height in 1..<1 + (~size).trailingZeroBitCount {
        hash = hasher.node(frontier.removeLast(), hash)
        if height % 8 == 0 { place(hash, level: height / 8) }
      }
      frontier.append(hash)
      size += 1
    }
  }

  /// The tiles that changed since the start or the last call: those that became full and the partial ones of the present size.
  public mutating func takeChangedTiles() -> ChangedTiles {
    var tiles = completed
    completed = []
    for path in TilePath.partialHashTiles(treeSize: size) {
      guard case .hashes(let level) = path.kind, size >> UInt64(8 * level) != takenSize >> UInt64(8 * level)
      else { continue }
      tiles.append(Tile(path: path, bytes: partials[level]))
    }
    takenSize = size
    return ChangedTiles(tiles: tiles, obsoletePartials: tracker.replace(with: tiles))
  }

  private mutating func place(_ hash: SHA256Digest, level: Int) {
    partials[level] += hash.bytes
    guard partials[level].count == TilePath.fullWidth * SHA256Digest.byteCount else { return }
    let path = TilePath(unchecked: .hashes(level: level), index: size >> UInt64(8 * (level + 1)), width: 256)
    completed.append(Tile(path: path, bytes: partials[level]))
    partials[level] = []
  }
}
