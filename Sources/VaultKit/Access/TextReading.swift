internal import Catalogue
public import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Makes texts findable by what stands in them. Reading them is an access like any other: recorded durably, and first; a member's catalogue has
/// the content of what that member opened, and of nothing else (Schemas/README.md §3.15).
public struct TextReading: Sendable {
  /// What came of it.
  public struct Outcome: Sendable, Equatable {
    /// Texts that were opened, and are found by their words from here on.
    public let read: [Identifier]
    /// Texts that were opened now or before and cannot be searched: they could not be read, or are no UTF-8 after all.
    public let failed: [Identifier]
    /// Texts of more than 4 MiB: they were not opened.
    public let tooLong: [Identifier]
  }

  private static let batchCount = 256
  private static let attemptCount = 4

  private let session: UnlockedVault

  /// Reading by this member.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Opens all texts that this member may read, and has not opened before: plain text in UTF-8, up to 4 MiB each.
  /// - Parameter purpose: why; it becomes part of each record.
  /// - Throws: `.notPermitted` for who may not read.
  public func readAll(purpose: String) throws(VaultError) -> Outcome {
    try session.require(.access)
    var (closed, failed) = try unread(CataloguedTexts.lengths)
    var wanted = closed
    // Where somebody else wrote to an item meanwhile, it is tried again.
    for _ in 0..<Self.attemptCount where !closed.isEmpty {
      for start in stride(from: 0, to: closed.count, by: Self.batchCount) {
        try record(closed[start..<min(start + Self.batchCount, closed.count)], purpose)
      }
      (closed, failed) = try unread(CataloguedTexts.lengths)
    }
    let left = Set(closed + failed)
    wanted.removeAll(where: left.contains)
    return Outcome(read: wanted, failed: failed, tooLong: try unread(CataloguedTexts.tooLong).closed)
  }

  /// Texts that are not searched: those that this member never opened, and those that they did.
  private func unread(_ sizes: ClosedRange<UInt64>) throws(VaultError) -> (closed: [Identifier], opened: [Identifier]) {
    let (texts, opened, state) = try session.catalogue.read(session) { view throws(VaultError) in
      try catalogued { () throws(CatalogueError) in
        (
          try view.catalogue.unread(CataloguedTexts.mediaType, sizes: sizes),
          try view.catalogue.subjects(mentioning: CataloguedTexts.mark), view.state
        )
      }
    }
    let wanted = Set(texts.map(\.item))
    var items: (closed: [Identifier], opened: [Identifier]) = ([], [])
    try EventWalk(session: session, state: state).forEach(at: texts.map(\.entry)) { result throws(VaultError) in
      // An entry can bring other events too. Who a pseudonym is has a door of its own: evault person reveal.
      guard case .success(let event) = result, let item = ItemSummary(event)?.item, wanted.contains(item.description),
        event.compartment != Compartment.identities
      else { return }
      if opened.contains(item.description) { items.opened.append(item) } else { items.closed.append(item) }
    }
    return items
  }

  private func record(_ items: ArraySlice<Identifier>, _ purpose: String) throws(VaultError) {
    var chains: [ItemChain] = []
    for item in items {
      var chain = ItemChain(item)
      try chain.read(session)
      if chain.intake != nil { chains.append(chain) }
    }
    let access = Access(session)
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    try session.commit { state throws(VaultError) in
      var entries: [LogEntry] = []
      for place in chains.indices {
        let before = chains[place].next
        try chains[place].read(session, to: state)
        // Somebody was quicker: perhaps this very member, on another terminal.
        guard chains[place].next == before else { continue }
        guard let intake = chains[place].intake else { continue }
        let record = try access.seal(&sealer, intake, purpose, "catalogue", chains[place].next, state)
        let name = try files { () throws(FileError) in
          try session.vault.objects.add(record.object, staging: staging)
        }
        entries.append(LogEntry(isControl: false, event: record.digest, objects: [name]))
      }
      return entries
    }
  }
}
