internal import VaultCrypto

/// Node hashes of a tree read from its tiles, each tile once and each node made once for as long as this lives.
struct TileNodes<ReadError: Error>: ~Copyable {
  private let size: UInt64
  private let read: TileTree<ReadError>.Reader
  private var hasher = MerkleHasher()
  private var tiles: [TilePath: [UInt8]] = [:]
  private var made: [Node: SHA256Digest] = [:]

  init(size: UInt64, read: @escaping TileTree<ReadError>.Reader) {
    self.size = size
    self.read = read
  }

  /// The hash over a range that RFC 6962's splitting makes: full subtrees from the left, each smaller than the one before.
  mutating func hash(_ range: Range<UInt64>) throws(TileError<ReadError>) -> SHA256Digest {
    var roots: [SHA256Digest] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let height = UInt64(63 - (range.upperBound - start).leadingZeroBitCount)
      roots.append(try fullTree(height: height, index: start >> height))
      start += 1 << height
    }
    return hasher.foldFromRight(roots)
  }

  /// The root of the full tree with number `index` of 2^height leaves: 2^(height mod 8) hashes of one tile.
  private mutating func fullTree(height: UInt64, index: UInt64) throws(TileError<ReadError>) -> SHA256Digest {
    let node = Node(height: height, index: index)
    if let hash = made[node] { return hash }
    let first = index << (height % 8)
    let (offset, count) = (Int(first & 255) * SHA256Digest.byteCount, SHA256Digest.byteCount << Int(height % 8))
    let bytes = try tile(level: Int(height / 8), index: first >> 8)
    guard offset + count <= bytes.count,
      let hash = hasher.fullTree(bytes.span.extracting(offset..<offset + count))
    else { throw .refused(TransparencyLogError(.outOfRange, "a node outside the tree of \(size)")) }
    made[node] = hash
    return hash
  }

  private mutating func tile(level: Int, index: UInt64) throws(TileError<ReadError>) -> [UInt8] {
    guard let path = TilePath.hashTile(level: level, index: index, treeSize: size) else {
      throw .refused(TransparencyLogError(.outOfRange, "a tile outside the tree of \(size)"))
    }
    if let bytes = tiles[path] { return bytes }
    let bytes = try path.readHashes(read)
    tiles[path] = bytes
    return bytes
  }
}

/// A full tree within the tree: number `index` of those with 2^height leaves.
private struct Node: Hashable {
  let height: UInt64
  let index: UInt64
}

extension TilePath {
  /// The tile's bytes, which must be 32 for each hash.
  func readHashes<E: Error>(_ read: (TilePath) throws(E) -> [UInt8]) throws(TileError<E>) -> [UInt8] {
    let bytes: [UInt8]
    do { bytes = try read(self) } catch { throw .unreadable(self, error) }
    guard bytes.count == width * SHA256Digest.byteCount else {
      throw .refused(TransparencyLogError(.malformedTile, "\(self) has \(bytes.count) bytes"))
    }
    return bytes
  }
}
