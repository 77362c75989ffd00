public import Custody
internal import SelectiveDisclosure

/// What a member can learn from the custody log: a fold over its events.
public struct Inventory: Sendable {
  private let session: UnlockedVault

  /// What this member can read.
  public init(_ session: UnlockedVault) { self.session = session }

  /// All items, in the order in which they came in.
  public func items() throws(VaultError) -> (items: [ItemSummary], unreadable: [EventFailure]) {
    var items: [ItemSummary] = []
    var unreadable: [EventFailure] = []
    var known: Set<Identifier> = []
    try EventWalk(session: session, state: session.vault.state()).forEach { result throws(VaultError) in
      switch result {
      case .success(let event):
        // The first intake counts; a check tells of another under the same name.
        guard let item = ItemSummary(event), known.insert(item.item).inserted else { return }
        items.append(item)
      case .failure(let failure): unreadable.append(failure)
      }
    }
    return (items, unreadable)
  }

  /// Every event, or why it cannot be read, in the order of the log.
  public func events(_ body: (Result<CustodyEvent, EventFailure>) throws(VaultError) -> Void) throws(VaultError) {
    try EventWalk(session: session, state: session.vault.state()).forEach(body)
  }

  /// The chain of custody of an item: its own events, and those of exports that name it, in the order of the log.
  /// - Throws: `.failed` where there is no such item.
  public func custody(of item: Identifier) throws(VaultError) -> [CustodyEvent] {
    var chain: [CustodyEvent] = []
    var exports: Set<Identifier> = []
    try events { result throws(VaultError) in
      guard case .success(let event) = result else { return }
      let isNamed = event.names(item)
      if isNamed { exports.insert(event.statement.item) }
      if event.statement.item == item || isNamed || exports.contains(event.statement.item) { chain.append(event) }
    }
    let isThere = chain.contains { $0.statement.item == item }
    if !isThere, try tombstones().tombstone(of: item) == nil { throw Self.unknown(item) }
    return chain
  }

  /// What was erased.
  public func tombstones() throws(VaultError) -> Tombstones { try Tombstones(session.vault, session.vault.state()) }

  /// Why an item cannot be read: it was erased, or there is none.
  static func absent(_ item: Identifier, _ session: UnlockedVault) throws(VaultError) -> VaultError {
    guard let tombstone = try Inventory(session).tombstones().tombstone(of: item) else { return unknown(item) }
    return VaultError(
      .failed, "\(item) was erased on \(tombstone.recorded) by \(tombstone.signer.label): \(tombstone.reason.rawValue)."
    )
  }

  static func unknown(_ item: Identifier) -> VaultError {
    VaultError(.failed, "There is no item \(item) that you can read in this vault.", next: "See: evault list")
  }
}
