public import VaultCrypto

/// Roots and proofs of a log whose hashes lie in tiles (c2sp.org/tlog-tiles).
///
///     let tree = TileTree(size: checkpoint.size) { path throws(StoreError) in try store.read(path) }
///     let proof = try tree.inclusionProof(leafIndex: 73_894, treeSize: 109_482)
///
/// Each call reads only the tiles on its way, each once: at most two a level. What the tiles say is not verified here beyond its
/// length: verify a proof against a signed root before it is given away.
public struct TileTree<ReadError: Error> {
  /// Gives a tile's bytes: 32·width.
  public typealias Reader = (TilePath) throws(ReadError) -> [UInt8]

  /// The size that the stored tiles belong to: it says which of them are partial.
  public let size: UInt64
  private let read: Reader

  /// The tree of `size` entries whose tiles `read` gives.
  public init(size: UInt64, read: @escaping Reader) {
    self.size = size
    self.read = read
  }

  /// The root over the first `treeSize` entries (RFC 6962 §2.1). Throws `outOfRange` beyond ``size``.
  public func rootHash(treeSize: UInt64) throws(TileError<ReadError>) -> SHA256Digest {
    try requireSize(treeSize)
    var nodes = TileNodes(size: size, read: read)
    return try nodes.hash(0..<treeSize)
  }

  /// The hash of leaf `index`. Throws `outOfRange` beyond ``size``.
  public func leafHash(_ index: UInt64) throws(TileError<ReadError>) -> SHA256Digest {
    guard index < size else { throw refusal("leaf \(index)") }
    var nodes = TileNodes(size: size, read: read)
    return try nodes.hash(index..<index + 1)
  }

  /// The proof that leaf `leafIndex` is in the tree of the first `treeSize` entries (RFC 6962 §2.1.1).
  /// Throws `outOfRange` for an index not below that size, or a size beyond ``size``.
  public func inclusionProof(leafIndex: UInt64, treeSize: UInt64) throws(TileError<ReadError>) -> InclusionProof {
    var nodes = TileNodes(size: size, read: read)
    return try inclusionProof(leafIndex: leafIndex, treeSize: treeSize, nodes: &nodes)
  }

  /// The same for many leaves, in their order: tiles and nodes that their ways share are read and made once, and kept meanwhile.
  public func inclusionProofs(
    leafIndices: some Sequence<UInt64>, treeSize: UInt64
  ) throws(TileError<ReadError>) -> [InclusionProof] {
    var nodes = TileNodes(size: size, read: read)
    var proofs: [InclusionProof] = []
    for leafIndex in leafIndices {
      proofs.append(try inclusionProof(leafIndex: leafIndex, treeSize: treeSize, nodes: &nodes))
    }
    return proofs
  }

  /// The proof that the first `oldSize` entries are the beginning of the first `newSize` ones (RFC 6962 §2.1.2); empty for an
  /// old size of 0 or of `newSize`. Throws `outOfRange` for sizes in the wrong order or beyond ``size``.
  public func consistencyProof(oldSize: UInt64, newSize: UInt64) throws(TileError<ReadError>) -> ConsistencyProof {
    try requireSize(newSize)
    guard oldSize <= newSize else { throw refusal("consistency from \(oldSize) to \(newSize)") }
    guard oldSize > 0 else { return ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: []) }
    var nodes = TileNodes(size: size, read: read)
    var range = 0..<newSize
    var hashes: [SHA256Digest] = []
    while range.upperBound != oldSize {
      let (left, right) = Self.split(range)
      let isLeft = oldSize <= left.upperBound
      hashes.append(try nodes.hash(isLeft ? right : left))
      range = isLeft ? left : right
    }
    // The verifier knows the old root; a subtree that is not the whole old tree has to be given.
    if range.lowerBound != 0 { hashes.append(try nodes.hash(range)) }
    return ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: hashes.reversed())
  }

  private func inclusionProof(
    leafIndex: UInt64, treeSize: UInt64, nodes: inout TileNodes<ReadError>
  ) throws(TileError<ReadError>) -> InclusionProof {
    try requireSize(treeSize)
    guard leafIndex < treeSize else { throw refusal("leaf \(leafIndex) of \(treeSize)") }
    var range = 0..<treeSize
    var hashes: [SHA256Digest] = []
    while range.upperBound - range.lowerBound > 1 {
      let (left, right) = Self.split(range)
      let isLeft = leafIndex < left.upperBound
      hashes.append(try nodes.hash(isLeft ? right : left))
      range = isLeft ? left : right
    }
    return InclusionProof(leafIndex: leafIndex, treeSize: treeSize, hashes: hashes.reversed())
  }

  private static func split(_ range: Range<UInt64>) -> (Range<UInt64>, Range<UInt64>) {
    let middle = range.lowerBound + MerkleHash.split(range.upperBound - range.lowerBound)
    return (range.lowerBound..<middle, middle..<range.upperBound)
  }

  private func requireSize(_ treeSize: UInt64) throws(TileError<ReadError>) {
    guard treeSize <= size else { throw refusal("size \(treeSize)") }
  }

  private func refusal(_ what: String) -> TileError<ReadError> {
    .refused(TransparencyLogError(.outOfRange, "\(what) asked of a tree of \(size)"))
  }
}
