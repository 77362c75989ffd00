/// A tile or entry bundle to be written: where, and what.
public struct Tile: Hashable, Sendable {
  /// Where, below the log's prefix.
  public let path: TilePath
  /// 32·width bytes of hashes, or an encoded ``EntryBundle``.
  public let bytes: [UInt8]
}
