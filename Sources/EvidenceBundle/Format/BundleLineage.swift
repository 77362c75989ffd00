public import Custody

/// What an exhibit was made from, as the vault's records say it (Schemas/README.md §4, Lineage).
public struct BundleLineage: Sendable, Equatable {
  /// The item that it was made from.
  public let item: Identifier
  /// The events of the record that says so, in the order of their chain.
  public let record: [Identifier]

  /// A lineage.
  public init(item: Identifier, record: [Identifier]) {
    self.item = item
    self.record = record
  }
}
