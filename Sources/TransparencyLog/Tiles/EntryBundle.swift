public import VaultCrypto

/// The entries of a tile (c2sp.org/tlog-tiles, Log entries): each with its length before it, as a big-endian uint16.
///
///     00 03 61 62 63  00 00  00 01 64        "abc", "", "d"
public struct EntryBundle: Hashable, Sendable {
  /// The longest entry: 65,535 bytes.
  public static let maximumEntryByteCount = Int(UInt16.max)
  /// The longest bundle: 256 entries of the longest kind.
  public static let maximumByteCount = TilePath.fullWidth * (2 + maximumEntryByteCount)

  /// One to 256 entries.
  public let entries: [[UInt8]]

  /// A bundle of these entries. Throws `limitExceeded` for none or more than 256 of them, or one that is too long.
  public init(_ entries: [[UInt8]]) throws(TransparencyLogError) {
    guard (1...TilePath.fullWidth).contains(entries.count) else {
      throw TransparencyLogError(.limitExceeded, "\(entries.count) entries in a bundle")
    }
    for entry in entries { try Self.requireFits(entry) }
    self.entries = entries
  }

  /// The `width` entries that these bytes encode. Throws `malformedEntryBundle` for fewer, more, or bytes left over.
  public init(_ bytes: [UInt8], width: Int) throws(TransparencyLogError) {
    guard (1...TilePath.fullWidth).contains(width), bytes.count <= width * (2 + Self.maximumEntryByteCount) else {
      throw TransparencyLogError(.malformedEntryBundle, "\(bytes.count) bytes for \(width) entries")
    }
    var entries: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      guard entries.count < width, bytes.count - start >= 2 else {
        throw TransparencyLogError(.malformedEntryBundle, "bytes after entry \(entries.count)")
      }
      let end = start + 2 + (Int(bytes[start]) << 8 | Int(bytes[start + 1]))
      guard end <= bytes.count else {
        throw TransparencyLogError(.malformedEntryBundle, "entry \(entries.count) is cut off")
      }
      entries.append(Array(bytes[(start + 2)..<end]))
      start = end
    }
    guard entries.count == width else {
      throw TransparencyLogError(.malformedEntryBundle, "\(entries.count) entries, not \(width)")
    }
    self.entries = entries
  }

  /// The encoding: 2 bytes of length and the entry, for each.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.reduce(0) { $0 + 2 + $1.count })
    for entry in entries { Self.append(entry, to: &bytes) }
    return bytes
  }

  /// The leaf hashes, which are the bundle's level 0 tile.
  public var leafHashes: [SHA256Digest] {
    var hasher = MerkleHasher()
    var hashes: [SHA256Digest] = []
    for entry in entries { hashes.append(hasher.leaf(entry.span)) }
    return hashes
  }

  static func requireFits(_ entry: [UInt8]) throws(TransparencyLogError) {
    guard entry.count <= maximumEntryByteCount else {
      throw TransparencyLogError(.limitExceeded, "an entry of \(entry.count) bytes")
    }
  }

  static func append(_ entry: [UInt8], to bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: entry.count >> 8))
    bytes.append(UInt8(truncatingIfNeeded: entry.count))
    bytes += entry
  }
}
