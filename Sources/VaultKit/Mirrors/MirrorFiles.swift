internal import Encodings
internal import MirrorStores
internal import VaultCrypto

/// `mirror/files`: what a mirror has that is no object and no tile, as `sha256sum` writes it (Schemas/README.md §3.20).
struct MirrorFiles: Equatable {
  static let maximumByteCount = 64 << 20

  private static let lineFeed: UInt8 = 0x0a
  private static let gap: [UInt8] = [0x20, 0x20]

  var digests: [StoredName: SHA256Digest] = [:]

  init(_ digests: [StoredName: SHA256Digest] = [:]) { self.digests = digests }

  /// Nil where it is no such list, byte for byte as ``bytes`` writes it: one pass, and nothing is sorted.
  init?(_ bytes: [UInt8]) {
    guard bytes.last ?? Self.lineFeed == Self.lineFeed else { return nil }
    // A line is rarely shorter.
    digests.reserveCapacity(bytes.count / 128)
    var last: StoredName?
    for line in bytes.dropLast().split(separator: Self.lineFeed, omittingEmptySubsequences: false) where !bytes.isEmpty
    {
      guard let digest = Hex.decode(line.prefix(64)).flatMap({ SHA256Digest($0) }),
        line.dropFirst(64).starts(with: Self.gap),
        let name = StoredName(String(decoding: line.dropFirst(64 + Self.gap.count), as: UTF8.self)),
        last.map({ $0 < name }) ?? true
      else { return nil }
      digests[name] = digest
      last = name
    }
  }

  /// The wrapped keys of them.
  var keys: Self { Self(digests.filter { SmallFiles.isKey($0.key) }) }
  /// All but the wrapped keys.
  var others: Self { Self(digests.filter { !SmallFiles.isKey($0.key) }) }

  func joined(_ more: Self) -> Self { Self(digests.merging(more.digests) { $1 }) }

  var bytes: [UInt8] {
    Array(digests.sorted { $0.key < $1.key }.map { "\($0.value.hex)  \($0.key)\n" }.joined().utf8)
  }
}
