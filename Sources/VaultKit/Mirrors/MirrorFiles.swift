internal import MirrorStores
internal import VaultCrypto

/// `mirror/files`: what a mirror has that is no object and no tile, as `sha256sum` writes it (Schemas/README.md §3.20).
struct MirrorFiles: Equatable {
  static let maximumByteCount = 64 << 20

  var digests: [StoredName: SHA256Digest] = [:]

  init(_ digests: [StoredName: SHA256Digest] = [:]) { self.digests = digests }

  /// Nil where it is no such list.
  init?(_ bytes: [UInt8]) {
    var last: StoredName?
    for line in bytes.split(separator: 0x0a, omittingEmptySubsequences: true) {
      guard line.count > 66, let digest = SHA256Digest(hex: String(decoding: line.prefix(64), as: UTF8.self)),
        line.dropFirst(64).prefix(2).elementsEqual([0x20, 0x20]),
        let name = StoredName(String(decoding: line.dropFirst(66), as: UTF8.self)), last.map({ $0 < name }) ?? true
      else { return nil }
      digests[name] = digest
      last = name
    }
    guard self.bytes == bytes else { return nil }
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
