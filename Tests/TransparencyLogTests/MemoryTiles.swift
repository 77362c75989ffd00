import TransparencyLog
import VaultCrypto

/// A tile is asked for that the store does not have.
struct MissingTile: Error, Equatable {
  let path: TilePath
}

/// Tiles in memory, which counts the reads.
final class MemoryTiles {
  private(set) var tiles: [TilePath: [UInt8]] = [:]
  private(set) var reads: [TilePath] = []

  func read(_ path: TilePath) throws(MissingTile) -> [UInt8] {
    reads.append(path)
    guard let bytes = tiles[path] else { throw MissingTile(path: path) }
    return bytes
  }

  func write(_ changed: ChangedTiles) {
    for tile in changed.tiles { tiles[tile.path] = tile.bytes }
    let obsolete = changed.obsoletePartialFolders
    tiles = tiles.filter { path, _ in !path.isPartial || !obsolete.contains(path.partialsFolder) }
  }

  func replace(_ path: TilePath, with bytes: [UInt8]) { tiles[path] = bytes }

  func forgetReads() { reads = [] }

  func tree(_ size: UInt64) -> TileTree<MissingTile> {
    TileTree(size: size) { path throws(MissingTile) in try self.read(path) }
  }

  func appender(_ size: UInt64) throws -> TreeAppender {
    try TreeAppender(size: size) { path throws(MissingTile) in try self.read(path) }
  }

  /// The tiles of a tree over these leaves, appended at once.
  static func holding(_ leaves: [SHA256Digest]) -> MemoryTiles {
    let store = MemoryTiles()
    var appender = TreeAppender()
    appender.append(contentsOf: leaves)
    store.write(appender.takeChangedTiles())
    return store
  }
}

/// Leaf hashes of the entries 0, 1, 2… written in decimal.
func testLeaves(_ count: Int) -> [SHA256Digest] {
  var hasher = MerkleHasher()
  var leaves: [SHA256Digest] = []
  for number in 0..<count { leaves.append(hasher.leaf(Array("\(number)".utf8))) }
  return leaves
}
