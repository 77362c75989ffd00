/// Why something could not be made from tiles.
public enum TileError<ReadError: Error>: Error {
  /// The reader could not give this tile.
  case unreadable(TilePath, ReadError)
  /// What was asked for, or what was read, is wrong.
  case refused(TransparencyLogError)
}

extension TileError: Sendable where ReadError: Sendable {}
extension TileError: Equatable where ReadError: Equatable {}
