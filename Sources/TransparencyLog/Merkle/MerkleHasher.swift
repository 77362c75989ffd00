public import VaultCrypto

/// Makes many Merkle hashes (RFC 6962 §2.1) with one SHA-256 context.
public struct MerkleHasher: ~Copyable {
  private static let leafPrefix: [UInt8] = [0]
  private static let nodePrefix: [UInt8] = [1]

  private var hasher = SHA256()

  /// A hasher without state between calls.
  public init() {}

  /// SHA-256(0x00 ‖ entry); the entry may have any length.
  public mutating func leaf(_ entry: Span<UInt8>) -> SHA256Digest {
    hasher.update(Self.leafPrefix.span)
    hasher.update(entry)
    return hasher.finish()
  }

  /// SHA-256(0x00 ‖ entry); the entry may have any length.
  public mutating func leaf(_ entry: [UInt8]) -> SHA256Digest { leaf(entry.span) }

  /// SHA-256(0x01 ‖ left ‖ right).
  public mutating func node(_ left: SHA256Digest, _ right: SHA256Digest) -> SHA256Digest {
    hasher.update(Self.nodePrefix.span)
    hasher.update(left.bytes.span)
    hasher.update(right.bytes.span)
    return hasher.finish()
  }

  /// The root of the full tree over `2^k` hashes that lie one after the other, as in a tile: 32·2^k bytes. Nil for another count.
  mutating func fullTree(_ hashes: Span<UInt8>) -> SHA256Digest? {
    guard hashes.count > 2 * SHA256Digest.byteCount else {
      if hashes.count == SHA256Digest.byteCount { return SHA256Digest(hashes) }
      guard hashes.count == 2 * SHA256Digest.byteCount else { return nil }
      hasher.update(Self.nodePrefix.span)
      hasher.update(hashes)
      return hasher.finish()
    }
    let middle = hashes.count / 2
    guard let left = fullTree(hashes.extracting(0..<middle)),
      let right = fullTree(hashes.extracting(middle..<hashes.count))
    else { return nil }
    return node(left, right)
  }

  /// The root over full trees listed from the left, each smaller than the one before: RFC 6962's split, read backwards.
  mutating func foldFromRight(_ roots: [SHA256Digest]) -> SHA256Digest {
    guard var root = roots.last else { return MerkleHash.emptyRoot }
    for left in roots.dropLast().reversed() { root = node(left, root) }
    return root
  }
}
