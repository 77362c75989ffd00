public import Custody

/// An item that exhibits were made from and that stays in the vault: the bundle has its custody, and nothing else of it (Schemas/README.md §4, Lineage).
public struct BundleOrigin: Sendable, Equatable {
  /// The item.
  public let item: Identifier
  /// Its events in the order of their chain, the intake first.
  public let events: [Identifier]
  /// What it was made from itself; nil where nothing here says so.
  public let lineage: BundleLineage?

  /// An origin.
  public init(item: Identifier, events: [Identifier], lineage: BundleLineage? = nil) {
    self.item = item
    self.events = events
    self.lineage = lineage
  }
}
