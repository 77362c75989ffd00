import TransparencyLog
import VaultCrypto

/// A log in memory that can show any of its sizes, and can be made to lie.
final class TestLog {
  private let key: NoteSignerKey
  private var tree = TreeAppender()
  private var tiles: [TilePath: [UInt8]] = [:]

  init(_ name: String = "example.com/log", seed: UInt8 = 1, entries: [UInt8]) throws {
    key = try testKey(name, seed: seed)
    for entry in entries {
      tree.append(MerkleHash.leaf([entry]))
      for tile in tree.takeChangedTiles().tiles { tiles[tile.path] = tile.bytes }
    }
  }

  var verifierKey: NoteVerifierKey { key.verifierKey }

  private var reader: TileTree<Never> {
    TileTree(size: tree.size) { [tiles] path in
      // A full tile or a longer partial one begins with what a shorter one has.
      if let bytes = tiles[path] { return bytes }
      return []
    }
  }

  func note(_ size: UInt64, signedBy other: NoteSignerKey? = nil) throws -> SignedNote {
    let head = TreeHead(size: size, root: try reader.rootHash(treeSize: size))
    let checkpoint = Checkpoint(origin: key.verifierKey.name.line, head: head)
    return try SignedNote(text: checkpoint.bytes, signatures: [(other ?? key).sign(checkpoint)])
  }

  func hashes(_ old: UInt64, _ size: UInt64) throws -> [SHA256Digest] {
    try reader.consistencyProof(oldSize: old, newSize: size).hashes
  }

  /// A request, true unless a part of it is given.
  func request(
    _ old: UInt64, _ size: UInt64, hashes: [SHA256Digest]? = nil, note: SignedNote? = nil
  ) throws -> [UInt8] {
    try AddCheckpointRequest(
      oldSize: old, hashes: try hashes ?? self.hashes(min(old, size), size), note: try note ?? self.note(size)
    ).bytes
  }
}

/// A key that is the same in every run.
func testKey(_ name: String, _ type: NoteSignatureType = .ed25519, seed: UInt8) throws -> NoteSignerKey {
  let privateKey = try Ed25519PrivateKey(seed: SecretBytes(copying: [UInt8](repeating: seed, count: 32).span))
  return NoteSignerKey(name: KeyName(name)!, type: type, privateKey: privateKey)
}
