public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// How two states of one log lie to each other (Schemas/README.md, "Comparing logs").
public struct LogComparison: Sendable {
  /// The relations.
  public enum Relation: String, Sendable, CaseIterable {
    /// Both have the same entries.
    case same
    /// This vault continues the other.
    case ahead
    /// The other continues this vault, which lacks its newest entries.
    case behind
    /// Neither continues the other: two histories were written.
    case forked
    /// The other is longer, and without its tiles it cannot be told whether it continues this vault.
    case undecided
  }

  /// The relation, seen from this vault.
  public let relation: Relation
  /// What the other is: `vault`, `bundle` or `checkpoint`.
  public let kind: String
  /// This vault's checkpoint.
  public let here: SignedHead
  /// The other's.
  public let there: SignedHead
  /// How many first entries both have in common; nil where that cannot be told.
  public let common: UInt64?
  /// Entries up to which both agree and whose tombstone lies only in the other.
  public let tombstonesMissingHere: [UInt64]
  /// Those whose tombstone lies only here.
  public let tombstonesMissingThere: [UInt64]
  /// Proves a fork.
  public let proof: ForkProof?

  /// Compares a vault with another copy of it, a bundle or a checkpoint. Needs no key, and minds no memory of this machine.
  /// - Throws: `.notTrusted` where the other is of another vault, `.badSignature` or `.corrupt` where one of the two is not whole.
  public init(_ vault: FilePath, with other: FilePath) throws(VaultError) {
    try self.init(vault, named: other) { rosters throws(VaultError) in try ComparedLog(at: other, knowing: rosters) }
  }

  /// Compares a vault with a checkpoint that is verified already, and came in the file at `path`.
  public init(_ vault: FilePath, with other: SignedHead, in path: FilePath) throws(VaultError) {
    try self.init(vault, named: path) { _ throws(VaultError) in ComparedLog(other) }
  }

  private init(
    _ vault: FilePath, named other: FilePath, _ read: (RosterHistory) throws(VaultError) -> ComparedLog
  ) throws(VaultError) {
    let folder: Folder
    do throws(FileError) { folder = try Folder.open(vault) } catch { throw VaultError(StoreError(.notAVault, vault)) }
    let own = try ComparedLog(vault: folder)
    guard let log = own.log else { throw VaultError(StoreError(.notAVault, vault)) }
    let rosters = try store { () throws(StoreError) in
      try Vault.state(note: own.signed.note.bytes, log: log, rosters: RosterStore(vault: folder)).rosters
    }
    let compared = try read(rosters)
    guard compared.signed.vault == own.signed.vault else {
      throw VaultError(
        .notTrusted, "\(other) is of another vault: its fingerprint is \(compared.signed.vault).",
        safe: "Nothing was compared.", next: "Name the vault that it is of: --vault DIR")
    }
    let trees = ComparedTrees(own, compared)
    try trees.checkOwnRoots()
    (relation, common) = try trees.relate()
    proof = relation == .forked ? try trees.proof() : nil
    kind = compared.kind.rawValue
    here = own.signed
    there = compared.signed
    var missing: (here: [UInt64], there: [UInt64]) = ([], [])
    if let theirs = compared.log, let common {
      let (mine, others) = try store { () throws(StoreError) in
        (Set(try log.tombstoneIndexes()), Set(try theirs.tombstoneIndexes()))
      }
      missing.here = others.subtracting(mine).filter { $0 < common }.sorted()
      missing.there = mine.subtracting(others).filter { $0 < common }.sorted()
    }
    tombstonesMissingHere = missing.here
    tombstonesMissingThere = missing.there
  }
}
