internal import Custody

/// Which items have the same content: 16 bytes an item, since a vault may have a million. Identifiers and digests stand for themselves by 64 bits
/// each; two that are taken for one make a rule stricter, and never less strict.
struct ItemContents {
  /// An item, by its hash in this process.
  typealias Key = Int

  private var byItem: [(item: Key, digest: UInt64)] = []
  private var byDigest: [(item: Key, digest: UInt64)] = []

  static func key(_ item: Identifier) -> Key { item.hashValue }

  /// Notes an item.
  /// - Parameter digest: of its payload, hexadecimal.
  mutating func note(_ item: Identifier, _ digest: String) {
    guard let start = UInt64(digest.prefix(16), radix: 16) else { return }
    byItem.append((Self.key(item), start))
  }

  /// Makes it ready to be asked.
  mutating func sort() {
    byDigest = byItem
    byItem.sort { $0.item < $1.item }
    byDigest.sort { $0.digest < $1.digest }
  }

  /// Whether an item came in, as far as its intake can be read.
  func contains(_ item: Identifier) -> Bool { !Self.equal(byItem, to: Self.key(item), by: { $0.item }).isEmpty }

  /// Items with the content of this one, itself among them.
  func sharing(_ item: Identifier) -> Set<Key> {
    var found: Set<Key> = []
    for digest in Self.equal(byItem, to: Self.key(item), by: { $0.item }).map(\.digest) {
      found.formUnion(Self.equal(byDigest, to: digest, by: { $0.digest }).map(\.item))
    }
    return found
  }

  private static func equal<Value: Comparable>(
    _ sorted: [(item: Key, digest: UInt64)], to value: Value, by side: ((item: Key, digest: UInt64)) -> Value
  ) -> ArraySlice<(item: Key, digest: UInt64)> {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if side(sorted[middle]) < value { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < sorted.count, side(sorted[end]) == value { end += 1 }
    return sorted[low..<end]
  }
}
