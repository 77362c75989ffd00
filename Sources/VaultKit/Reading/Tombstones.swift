public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// What was erased: the vault's tombstones, each verified against its entry in the log.
public struct Tombstones: Sendable {
  /// In the order of the log.
  public let all: [Tombstone]
  /// Items that were erased. Those that were moved live on.
  public var erased: [Tombstone] { all.filter { $0.item != nil && $0.reason != .moved } }
  /// Compartments whose keys were destroyed.
  public var shredded: [Tombstone] { all.filter { $0.compartment != nil } }

  /// The tombstones of a vault. One that does not verify counts for nothing; a check says so.
  public init(_ vault: Vault, _ state: VaultState) throws(VaultError) {
    var found: [Tombstone] = []
    for index in try store({ () throws(StoreError) in try vault.log.tombstoneIndexes() }) {
      guard index < state.head.size, let bytes = try? vault.log.tombstone(index),
        let token = try? CompactJWS(parsing: bytes),
        let entry = try LogEntries.read(vault.log, from: index, to: index + 1, head: state.head).first?.entry,
        let tombstone = try? Tombstone(verifying: token, entry: entry, index: index, rosters: state.rosters)
      else { continue }
      found.append(tombstone)
    }
    all = found
  }

  /// The tombstone of an item; nil where it was not erased.
  public func tombstone(of item: Identifier) -> Tombstone? { erased.first { $0.item == item } }
}
