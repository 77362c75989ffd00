/// What appending changed, for a store to write and to clear.
public struct ChangedTiles: Hashable, Sendable {
  /// The tiles to write: every one that became full, in the order they did, then the partial ones of the new size.
  public let tiles: [Tile]
  /// Partial tiles whose full tile is among ``tiles``: may be deleted once that is written (c2sp.org/tlog-tiles, Partial Tiles).
  ///
  /// Lists those of the starting size and of sizes taken since; ``TilePath/partialsFolder`` holds any that others wrote before.
  public let obsoletePartials: [TilePath]
}
