import TransparencyLog
import VaultCrypto

/// RFC 6962 §2.1 as it is written, recursion and all, to compare with. Remembers what it has made.
final class ReferenceTree {
  private let leaves: [SHA256Digest]
  private var made: [Range<Int>: SHA256Digest] = [:]

  init(_ leaves: [SHA256Digest]) { self.leaves = leaves }

  /// MTH(D[range]).
  func hash(_ range: Range<Int>) -> SHA256Digest {
    if range.isEmpty { return SHA256.hash([]) }
    if range.count == 1 { return leaves[range.lowerBound] }
    if let hash = made[range] { return hash }
    let middle = range.lowerBound + split(range.count)
    let (left, right) = (hash(range.lowerBound..<middle), hash(middle..<range.upperBound))
    let hash = SHA256.hash([1] + left.bytes + right.bytes)
    made[range] = hash
    return hash
  }

  /// PATH(index, D[range]), §2.1.1.
  func path(_ index: Int, _ range: Range<Int>) -> [SHA256Digest] {
    guard range.count > 1 else { return [] }
    let middle = range.lowerBound + split(range.count)
    let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
    return index < middle ? path(index, left) + [hash(right)] : path(index, right) + [hash(left)]
  }

  /// SUBTREE_PROOF(subtree, D[range]) of draft-ietf-plants-merkle-tree-certs §4.4; with a subtree from 0, PROOF of §2.1.2.
  func consistency(_ subtree: Range<Int>, _ range: Range<Int>, isKnown: Bool = true) -> [SHA256Digest] {
    if subtree == range { return isKnown ? [] : [hash(range)] }
    let middle = range.lowerBound + split(range.count)
    let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
    if subtree.upperBound <= middle { return consistency(subtree, left, isKnown: isKnown) + [hash(right)] }
    if middle <= subtree.lowerBound { return consistency(subtree, right, isKnown: isKnown) + [hash(left)] }
    return consistency(middle..<subtree.upperBound, right, isKnown: false) + [hash(left)]
  }

  private func split(_ count: Int) -> Int {
    var power = 1
    while power * 2 < count { power *= 2 }
    return power
  }
}
