internal import Catalogue
public import Custody
internal import SelectiveDisclosure

/// What a member can learn from the custody log: a fold over its events, answered from their catalogue.
public struct Inventory: Sendable {
  private static let pageCount = 500

  private let session: UnlockedVault

  /// What this member can read.
  public init(_ session: UnlockedVault) { self.session = session }

  /// All items, in the order in which they came in.
  public func items() throws(VaultError) -> (items: [ItemSummary], unreadable: [EventFailure]) {
    var items: [ItemSummary] = []
    let unreadable = try forEachItem { item throws(VaultError) in items.append(item) }
    return (items, unreadable)
  }

  /// Calls `body` with each item, in the order in which they came in. They are never all in memory.
  /// - Parameters:
  ///   - type: only items of this kind.
  ///   - since: only those that were recorded then or later.
  /// - Returns: the events that cannot be read.
  public func forEachItem(
    type: String? = nil, since: Timestamp? = nil, _ body: (ItemSummary) throws(VaultError) -> Void
  ) throws(VaultError) -> [EventFailure] {
    var filter = Catalogue.ItemFilter()
    filter.type = type
    filter.since = since?.seconds
    let wanted = filter
    return try session.catalogue.read(session) { view throws(VaultError) in
      var last: EventPlace?
      while true {
        let page = try catalogued { () throws(CatalogueError) in
          try view.catalogue.items(wanted, after: last, limit: Self.pageCount)
        }
        for (_, row) in page { if let item = ItemSummary(row) { try body(item) } }
        guard page.count == Self.pageCount else { break }
        last = page.last?.place
      }
      return try view.failures()
    }
  }

  /// Whether there is an item of this name that this member can read.
  func has(_ item: Identifier) throws(VaultError) -> Bool {
    try ask { catalogue throws(CatalogueError) in try catalogue.hasItem(item.description) }
  }

  /// The items with the same content as this one, in the order in which they came in.
  public func itemsLike(_ item: Identifier) throws(VaultError) -> [Identifier] {
    try ask { catalogue throws(CatalogueError) in try catalogue.itemsLike(item.description) }
      .compactMap(Identifier.init(canonical:))
  }

  /// The events that cannot be read.
  public func unreadable() throws(VaultError) -> [EventFailure] {
    try session.catalogue.read(session) { view throws(VaultError) in try view.failures() }
  }

  /// Groups of items that have one content: each was brought in more than once.
  public func itemsAlike() throws(VaultError) -> [[Identifier]] {
    try ask { catalogue throws(CatalogueError) in try catalogue.itemsAlike() }
      .map { $0.compactMap(Identifier.init(canonical:)) }
  }

  /// Every event, or why it cannot be read, in the order of the log.
  public func events(_ body: (Result<CustodyEvent, EventFailure>) throws(VaultError) -> Void) throws(VaultError) {
    try EventWalk(session: session, state: session.vault.state()).forEach(body)
  }

  /// The chain of custody of an item: its own events, and those of exports that name it, in the order of the log. The catalogue says which they
  /// are; they are read from the log.
  /// - Throws: `.failed` where there is no such item.
  public func custody(of item: Identifier) throws(VaultError) -> [CustodyEvent] {
    guard let chain = try chain(of: item) else { throw try Self.absent(item, session) }
    return chain
  }

  /// What the intake events of some items say, as far as they can be read.
  /// - Parameter read: takes what is needed; whole events of many items would fill the memory.
  func intakes<R>(
    of items: Set<Identifier>, _ read: (CustodyEvent) -> R
  ) throws(VaultError) -> [Identifier: R] {
    let names = items.map(\.description)
    let (places, state) = try session.catalogue.read(session) { view throws(VaultError) in
      try catalogued { () throws(CatalogueError) in
        var places: Set<UInt64> = []
        for name in names { places.formUnion(try view.catalogue.entries(of: name)) }
        return (places.sorted(), view.state)
      }
    }
    var intakes: [Identifier: R] = [:]
    try EventWalk(session: session, state: state).forEach(at: places) { result throws(VaultError) in
      guard case .success(let event) = result, event.action == .ingested, items.contains(event.statement.item) else {
        return
      }
      if intakes[event.statement.item] == nil { intakes[event.statement.item] = read(event) }
    }
    return intakes
  }

  /// The same; nil where there is no such item that can be read.
  func chain(of item: Identifier) throws(VaultError) -> [CustodyEvent]? {
    let (entries, state) = try session.catalogue.read(session) { view throws(VaultError) in
      (
        try catalogued { () throws(CatalogueError) in try view.catalogue.custodyEntries(of: item.description) },
        view.state
      )
    }
    var chain: [CustodyEvent] = []
    var exports: Set<Identifier> = []
    try EventWalk(session: session, state: state).forEach(at: entries) { result throws(VaultError) in
      guard case .success(let event) = result else { return }
      let isNamed = event.names(item)
      if isNamed { exports.insert(event.statement.item) }
      if event.statement.item == item || isNamed || exports.contains(event.statement.item) { chain.append(event) }
    }
    let isThere = chain.contains { $0.statement.item == item }
    if !isThere, try tombstones().tombstone(of: item) == nil { return nil }
    return chain
  }

  private func ask<R: Sendable>(_ question: (Catalogue) throws(CatalogueError) -> R) throws(VaultError) -> R {
    try session.catalogue.read(session) { view throws(VaultError) in
      try catalogued { () throws(CatalogueError) in try question(view.catalogue) }
    }
  }

  /// What was erased.
  public func tombstones() throws(VaultError) -> Tombstones { try Tombstones(session.vault, session.vault.state()) }

  /// Why an item cannot be read: it was erased; something is damaged, or a key is not here (`.corrupt`); or there is none.
  static func absent(_ item: Identifier, _ session: UnlockedVault) throws(VaultError) -> VaultError {
    guard let tombstone = try Inventory(session).tombstones().tombstone(of: item) else {
      return try ReadingObstacle(session).error(item) ?? unknown(item)
    }
    return VaultError(
      .failed, "\(item) was erased on \(tombstone.recorded) by \(tombstone.signer.label): \(tombstone.reason.rawValue)."
    )
  }

  static func unknown(_ item: Identifier) -> VaultError {
    VaultError(.failed, "There is no item \(item) that you can read in this vault.", next: "See: evault list")
  }
}
