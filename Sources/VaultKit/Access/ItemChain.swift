internal import Catalogue
internal import Custody
internal import TransparencyLog
internal import VaultCrypto

/// An item's intake event and the last event of its chain, as far as the log has been read.
struct ItemChain {
  let item: Identifier
  private(set) var intake: CustodyEvent?
  private(set) var last: (number: Int, digest: SHA256Digest)?
  private var readTo: UInt64 = 0

  init(_ item: Identifier) { self.item = item }

  /// Reads on to the end of the log.
  mutating func read(_ session: UnlockedVault, to state: VaultState) throws(VaultError) {
    try EventWalk(session: session, state: state).forEach(from: readTo) { result throws(VaultError) in take(result) }
    readTo = state.head.size
  }

  /// Reads to where the log ends now, only the entries that the catalogue names.
  mutating func read(_ session: UnlockedVault) throws(VaultError) {
    let item = item.description
    let (entries, state) = try session.catalogue.read(session) { view throws(VaultError) in
      (try catalogued { () throws(CatalogueError) in try view.catalogue.entries(of: item) }, view.state)
    }
    try EventWalk(session: session, state: state).forEach(at: entries) { result throws(VaultError) in take(result) }
    readTo = state.head.size
  }

  private mutating func take(_ result: Result<CustodyEvent, EventFailure>) {
    guard case .success(let event) = result, event.statement.item == item else { return }
    if event.action == .ingested, intake == nil { intake = event }
    // What does not follow is no part of the chain; a check tells of it.
    if event.statement.position.continues(last) { last = (event.statement.position.number ?? 0, event.digest) }
  }

  /// The place of the next event.
  var next: ChainPosition { last.map { .next($0.number + 1, after: $0.digest) } ?? .first }
}
