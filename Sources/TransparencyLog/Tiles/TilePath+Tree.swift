extension TilePath {
  /// Levels that a tree of up to 2^64 − 1 entries can have.
  static let levelCount = 8

  /// The tile with number `index` at `level` in the form it has in a tree of `treeSize` entries; nil where the tree has no such tile.
  ///
  /// A level of `floor(size / 256^level)` hashes is cut into full tiles and one partial rest (c2sp.org/tlog-tiles, Partial Tiles).
  public static func hashTile(level: Int, index: UInt64, treeSize: UInt64) -> TilePath? {
    guard (0..<levelCount).contains(level) else { return nil }
    return tile(.hashes(level: level), index: index, count: treeSize >> UInt64(8 * level))
  }

  /// The entry bundle with number `index` in the form it has in a tree of `treeSize` entries; nil where the tree has none.
  public static func entryBundle(index: UInt64, treeSize: UInt64) -> TilePath? {
    tile(.entries, index: index, count: treeSize)
  }

  /// All hash tiles of a tree of `treeSize` entries, lowest level first, made one by one as they are asked for.
  public static func hashTiles(treeSize: UInt64) -> some Sequence<TilePath> {
    (0..<levelCount).lazy.flatMap { level in
      (0..<tileCount(treeSize >> UInt64(8 * level))).lazy.compactMap { index in
        hashTile(level: level, index: index, treeSize: treeSize)
      }
    }
  }

  /// All entry bundles of a tree of `treeSize` entries, made one by one as they are asked for.
  public static func entryBundles(treeSize: UInt64) -> some Sequence<TilePath> {
    (0..<tileCount(treeSize)).lazy.compactMap { index in entryBundle(index: index, treeSize: treeSize) }
  }

  /// The partial hash tiles of a tree of `treeSize` entries, lowest level first: what appending to it starts from; at most eight.
  public static func partialHashTiles(treeSize: UInt64) -> [TilePath] {
    (0..<levelCount).compactMap { level in
      let count = treeSize >> UInt64(8 * level)
      return count & 255 == 0 ? nil : hashTile(level: level, index: count >> 8, treeSize: treeSize)
    }
  }

  private static func tileCount(_ count: UInt64) -> UInt64 { count >> 8 + (count & 255 == 0 ? 0 : 1) }

  private static func tile(_ kind: Kind, index: UInt64, count: UInt64) -> TilePath? {
    guard index < tileCount(count) else { return nil }
    let width = index < count >> 8 ? fullWidth : Int(count & 255)
    return TilePath(unchecked: kind, index: index, width: width)
  }
}
