/// Grows a log's entry bundles and says which of them change: ``TreeAppender``'s counterpart for the entries themselves.
public struct BundleAppender: Sendable {
  /// The number of entries so far.
  public private(set) var size: UInt64
  private var partial: [UInt8] = []
  private var takenSize: UInt64
  private var completed: [Tile] = []
  private var tracker: PartialTracker

  /// The bundles of a log of `size` entries. Only the partial bundle is read, where the size leaves one.
  ///
  /// Throws `limitExceeded` above ``TreeAppender/maximumSize`` and `malformedEntryBundle` where the bundle read is not one of the
  /// width that the size says.
  public init<E: Error>(size: UInt64, read: (TilePath) throws(E) -> [UInt8]) throws(TileError<E>) {
    guard size <= TreeAppender.maximumSize else {
      throw .refused(TransparencyLogError(.limitExceeded, "a log of \(size)"))
    }
    self.size = size
    takenSize = size
    guard size & 255 != 0, let path = TilePath.entryBundle(index: size >> 8, treeSize: size) else {
      tracker = PartialTracker([])
      return
    }
    tracker = PartialTracker([path])
    do { partial = try read(path) } catch { throw .unreadable(path, error) }
    do { _ = try EntryBundle(partial, width: path.width) } catch { throw .refused(error) }
  }

  /// The bundles of a log without entries.
  public init() {
    size = 0
    takenSize = 0
    tracker = PartialTracker([])
  }

  /// Appends one entry. Throws `limitExceeded`, and changes nothing, where it is longer than 65,535 bytes.
  public mutating func append(_ entry: [UInt8]) throws(TransparencyLogError) {
    try EntryBundle.requireFits(entry)
    EntryBundle.append(entry, to: &partial)
    size += 1
    guard size & 255 == 0 else { return }
    let path = TilePath(unchecked: .entries, index: size >> 8 - 1, width: TilePath.fullWidth)
    completed.append(Tile(path: path, bytes: partial))
    partial = []
  }

  /// The bundles that changed since the start or the last call: those that became full and the partial one of the present size.
  public mutating func takeChangedBundles() -> ChangedTiles {
    var tiles = completed
    completed = []
    if size != takenSize, size & 255 != 0, let path = TilePath.entryBundle(index: size >> 8, treeSize: size) {
      tiles.append(Tile(path: path, bytes: partial))
    }
    takenSize = size
    return ChangedTiles(tiles: tiles, obsoletePartials: tracker.replace(with: tiles))
  }
}
