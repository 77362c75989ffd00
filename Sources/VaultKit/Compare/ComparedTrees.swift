internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// The trees of two states of one log, as far as their tiles are at hand.
struct ComparedTrees {
  private let here: ComparedLog
  private let there: ComparedLog

  init(_ here: ComparedLog, _ there: ComparedLog) {
    self.here = here
    self.there = there
  }

  /// Tiles that do not have the root which was signed prove nothing.
  func checkOwnRoots() throws(VaultError) {
    for (side, name) in [(here, "this vault"), (there, "the other")] {
      guard let root = try root(of: side, at: side.head.size) else { continue }
      guard root == side.head.root else {
        throw VaultError(
          .corrupt, "The tiles of \(name) do not have the root that its checkpoint was signed for.",
          safe: "Nothing was changed, and nobody is blamed for a fork.",
          next: "Run: evault check --keyless")
      }
    }
  }

  /// How they lie to each other, and how many first entries they have in common.
  func relate() throws(VaultError) -> (LogComparison.Relation, common: UInt64?) {
    let (mine, theirs) = (here.head, there.head)
    let (shorter, longer) = mine.size <= theirs.size ? (mine, there) : (theirs, here)
    guard let root = mine.size == theirs.size ? longer.head.root : try root(of: longer, at: shorter.size) else {
      return (.undecided, nil)
    }
    guard root == shorter.root else { return (.forked, try common(below: shorter.size)) }
    if mine.size == theirs.size { return (.same, mine.size) }
    return (mine.size > theirs.size ? .ahead : .behind, shorter.size)
  }

  /// What convicts whoever signed both.
  func proof() throws(VaultError) -> ForkProof {
    let (shorter, longer) = here.head.size <= there.head.size ? (here, there) : (there, here)
    var hashes: [SHA256Digest] = []
    if let log = longer.log, shorter.head.size < longer.head.size {
      do throws(TileError<StoreError>) {
        hashes = try InconsistencyProof.hashes(
          from: shorter.head.size, in: log.tree(size: longer.head.size), size: longer.head.size)
      } catch {
        throw VaultError(StoreError(error))
      }
    }
    do throws(CustodyError) { return try ForkProof(shorter.signed, longer.signed, hashes: hashes) } catch {
      throw VaultError(error, "The proof of the fork")
    }
  }

  /// The most entries below a size on which both agree; nil where one has no tiles. Roots that agree at a size agree at every smaller one.
  private func common(below size: UInt64) throws(VaultError) -> UInt64? {
    guard here.log != nil, there.log != nil else { return nil }
    var (same, other) = (UInt64(0), size)
    while other - same > 1 {
      let middle = same + (other - same) / 2
      if try root(of: here, at: middle) == root(of: there, at: middle) { same = middle } else { other = middle }
    }
    return same
  }

  /// The root at a size; nil without tiles.
  private func root(of side: ComparedLog, at size: UInt64) throws(VaultError) -> SHA256Digest? {
    guard let log = side.log else { return nil }
    do throws(TileError<StoreError>) { return try log.tree(size: side.head.size).rootHash(treeSize: size) } catch {
      throw VaultError(StoreError(error))
    }
  }
}
