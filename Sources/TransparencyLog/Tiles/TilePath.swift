/// The path of a hash tile or of an entry bundle below a log's prefix (c2sp.org/tlog-tiles).
///
///     tile/0/x001/x234/067          256 leaf hashes from number 1234067·256 on
///     tile/1/000.p/17               the first 17 hashes over 256 leaves each
///     tile/entries/273.p/112        112 entries from number 273·256 on
public struct TilePath: Hashable, Sendable {
  /// What lies at the path.
  public enum Kind: Hashable, Sendable {
    /// Hashes at a level: 0 for leaves, each next one over 256 of the one below; 0…63.
    case hashes(level: Int)
    /// The entries themselves.
    case entries
  }

  /// Hashes or entries in a full tile: 256.
  public static let fullWidth = 256
  /// The highest level a path may name: 63.
  public static let maximumLevel = 63

  /// What lies at the path.
  public let kind: Kind
  /// The number of the tile within its level, from 0.
  public let index: UInt64
  /// How many hashes or entries it has: 1…256, where less than 256 is a partial tile.
  public let width: Int

  /// A path of these parts. Throws `malformedTilePath` where level or width are out of bounds.
  public init(_ kind: Kind, index: UInt64, width: Int = TilePath.fullWidth) throws(TransparencyLogError) {
    if case .hashes(let level) = kind, !(0...Self.maximumLevel).contains(level) {
      throw TransparencyLogError(.malformedTilePath, "level \(level)")
    }
    guard (1...Self.fullWidth).contains(width) else { throw TransparencyLogError(.malformedTilePath, "width \(width)") }
    self.init(unchecked: kind, index: index, width: width)
  }

  init(unchecked kind: Kind, index: UInt64, width: Int) {
    self.kind = kind
    self.index = index
    self.width = width
  }

  /// Whether the tile has less than 256 hashes or entries.
  public var isPartial: Bool { width < Self.fullWidth }

  /// The path of the full tile that replaces a partial one, or the path itself.
  public var full: TilePath { TilePath(unchecked: kind, index: index, width: Self.fullWidth) }
}
