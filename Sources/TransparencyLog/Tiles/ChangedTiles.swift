/// What appending changed, for a store to write and to clear.
public struct ChangedTiles: Hashable, Sendable {
  /// The tiles to write: every one that became full, in the order they did, then the partial ones of the new size.
  public let tiles: [Tile]
  /// Partial tiles whose full tile is among ``tiles``: may be deleted once that is written (c2sp.org/tlog-tiles, Partial Tiles).
  ///
  /// Lists those of the starting size and of sizes taken since. ``obsoletePartialFolders`` covers earlier sizes too.
  public let obsoletePartials: [TilePath]

  /// The folders of ``obsoletePartials``, each once. All in them is obsolete: a tile that had a partial form at any earlier size
  /// and is full now had one at the starting size too, unless it was full already.
  public var obsoletePartialFolders: [String] {
    var seen: Set<String> = []
    return obsoletePartials.map(\.partialsFolder).filter { seen.insert($0).inserted }
  }
}
