public import Custody

/// `bundle.json`: which exhibit is which item, and which events prove it (Schemas/README.md §4, `bundle.schema.json`).
///
///     {
///       "schema": "evidencevault/bundle/1",
///       "vault": "5f0c…", "export": "8Q3T-MZ1K-0VRE-7XA2H", "created": "2026-11-03T14:20:05Z",
///       "log_size": 4711, "rosters": 2,
///       "exhibits": [{"number": 1, "item": "…", "path": "data/0001-statement.mp4", "events": ["…", "…"]}],
///       "export_events": ["…"]
///     }
public struct BundleIndex: Sendable, Equatable {
  /// The format that is written and read.
  public static let schema = "evidencevault/bundle/1"
  /// The longest file: 16 MiB, some 80,000 exhibits.
  public static let maximumByteCount = 16 << 20

  /// One exhibit.
  public struct Exhibit: Sendable, Equatable {
    /// Its number in this bundle, from 1.
    public let number: Int
    /// The item.
    public let item: Identifier
    /// Its file, relative to the bundle; nil where the payload is withheld.
    public let path: String?
    /// The item's events in the order of their chain, the intake first.
    public let events: [Identifier]
    /// What it was made from; nil where the bundle does not say.
    public let lineage: BundleLineage?

    /// An exhibit.
    public init(
      number: Int, item: Identifier, path: String?, events: [Identifier], lineage: BundleLineage? = nil
    ) {
      self.number = number
      self.item = item
      self.path = path
      self.events = events
      self.lineage = lineage
    }
  }

  /// The fingerprint of the vault that it says it comes from.
  public let vault: Fingerprint
  /// The export that it is.
  public let export: Identifier
  /// When it was made, by the clock of the machine.
  public let created: Timestamp
  /// The size of the log at its checkpoint.
  public let logSize: UInt64
  /// The number of roster versions.
  public let rosterCount: Int
  /// The exhibits, by number.
  public let exhibits: [Exhibit]
  /// Items that exhibits were made from and that are none themselves, by item.
  public let origins: [BundleOrigin]
  /// The events of the export itself, in the order of their chain.
  public let exportEvents: [Identifier]

  /// An index.
  /// - Throws: `.malformedIndex` where numbers do not ascend from 1 on, an item or event comes twice, an exhibit has no events or a path that it
  ///   cannot have, there is no roster or no export event, or what something was made from is neither an exhibit nor an origin, or an origin is nothing's.
  public init(
    vault: Fingerprint, export: Identifier, created: Timestamp, logSize: UInt64, rosterCount: Int, exhibits: [Exhibit],
    origins: [BundleOrigin] = [], exportEvents: [Identifier]
  ) throws(BundleError) {
    guard (1...BundleLayout.maximumRosterCount).contains(rosterCount), logSize > 0, !exportEvents.isEmpty else {
      throw BundleError(.malformedIndex, "a roster, an entry and an export event at least")
    }
    var (items, events): (Set<Identifier>, Set<Identifier>) = ([], [])
    var last = 0
    for exhibit in exhibits {
      let place = "exhibit \(exhibit.number)"
      guard exhibit.number > last, exhibit.number <= BundleLayout.maximumExhibitNumber else {
        throw BundleError(.malformedIndex, "\(place): the numbers do not ascend")
      }
      last = exhibit.number
      guard exhibit.path.map({ BundleLayout.isPayload($0, number: exhibit.number) }) ?? true else {
        throw BundleError(.malformedIndex, "\(place): the path")
      }
      guard items.insert(exhibit.item).inserted else { throw BundleError(.malformedIndex, "\(place): the item") }
      try Self.take(exhibit.events, place, &events)
      if let lineage = exhibit.lineage { try Self.take(lineage.record, place, &events) }
    }
    try Self.checkOrigins(origins, exhibits, items, &events)
    try Self.take(exportEvents, "export", &events)
    self.vault = vault
    self.export = export
    self.created = created
    self.logSize = logSize
    self.rosterCount = rosterCount
    self.exhibits = exhibits
    self.origins = origins
    self.exportEvents = exportEvents
  }
}
