internal import Age
internal import Custody
internal import SelectiveDisclosure
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Taking a field vault's evidence home: what is whole is copied as it is, and an event says where it came from.
public final class Receiving: Sendable {
  private static let windowCount: UInt64 = 256

  private let session: UnlockedVault
  /// What was read for the offer before.
  private let known = Mutex<HomeHoldings?>(nil)

  /// Receiving by this member, a custodian.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.transfer)
    self.session = session
  }

  /// Admits the field member, an investigator who only seals, in a commit of its own.
  /// - Parameter label: how the vault will call them; else as the invitation says.
  public func admit(_ offered: OfferedVault, as label: String?) throws(VaultError) {
    let label = label ?? offered.invitation.label
    let member = offered.member
    let subject = [("label", label), ("kid", member.kid), ("role", Role.investigator.rawValue)]
    try Governance(session).change(.memberAdmitted, subject: subject) { draft throws(VaultError) in
      try draft.admit(key: member.key, recipient: nil, as: label, role: .investigator, compartments: [])
    }
  }

  /// Takes what is new, entry by entry, and writes the receipt into the offer's folder.
  /// - Parameter late: why evidence of a member who was removed or is suspended is taken all the same.
  public func receive(
    _ offered: OfferedVault, late: String? = nil, progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @Sendable () -> Bool = { false }
  ) throws(VaultError) -> ReceivingReport {
    try refuseLate(offered, late)
    let state = try session.vault.state()
    // Where this offer fails, the next one's is read anew.
    var holdings = known.withLock { $0.take() } ?? HomeHoldings()
    try holdings.readOn(session, state)
    try compare(holdings.checkpoints(of: offered.offer.vault), offered)
    var report = ReceivingReport(offer: offered.offer)
    let compartments = state.rosters.current.compartments
    let generations = Dictionary(uniqueKeysWithValues: compartments.map { ($0.id, $0.generation) })
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    // Entry 0 is the roster, entry 1 the founding: neither is an item.
    var start: UInt64 = 2
    while start < offered.state.head.size {
      if isInterrupted() {
        throw VaultError(
          .interrupted, "Interrupted.", safe: "\(report.newCount) items came in and are safe.",
          next: "Run the same command again.")
      }
      let end = min(start + Self.windowCount, offered.state.head.size)
      var items = try read(offered, start..<end)
      decide(&items, of: offered.offer.vault, &holdings)
      let objects = session.vault.objects
      try OfferedItemCopy(session, offered.objects, objects, staging, progress).run(&items)
      try commit(items, offered, late, staging, &holdings)
      report.take(items, holdings.places(of: offered.offer.vault), generations)
      start = end
    }
    // Whoever held the retired key must not be able to open what came in since. What an interrupted run did is done.
    for (compartment, items) in report.retiredIn.sorted(by: { $0.key < $1.key }) {
      try Relocation(session).move(items, to: compartment)
    }
    try Receipts(session).write(&report, offered)
    let now = holdings
    known.withLock { $0 = now }
    return report
  }

  private func refuseLate(_ offered: OfferedVault, _ late: String?) throws(VaultError) {
    switch offered.standing {
    case .admitted: return
    case .unknown:
      throw VaultError(.notTrusted, "The field member's key was not confirmed.", safe: OfferedVault.untouched)
    case .late(let label):
      guard late == nil else { return }
      throw VaultError(
        .notPermitted,
        "This offer is late: \(label), whose key signed it, was removed or is suspended. Nobody can tell by it when it was signed.",
        safe: OfferedVault.untouched,
        next:
          "If you know that it was recorded before, take it and say why: --late WHY. Each item's custody will show that."
      )
    }
  }

  /// Refuses a field log that does not continue the one whose evidence came home before.
  private func compare(_ checkpoints: Set<[UInt8]>, _ offered: OfferedVault) throws(VaultError) {
    for note in checkpoints {
      guard let signed = try? SignedNote(note), let seen = try? Checkpoint(signed.text),
        seen.size <= offered.state.head.size
      else { continue }
      let root = try? offered.log.tree(size: offered.state.head.size).rootHash(treeSize: seen.size)
      guard root == seen.root else {
        throw VaultError(
          .rolledBack, "The field vault's history is not the one that came home before.", safe: OfferedVault.untouched,
          next: "Keep this offer as it is. Somebody may have used the kit's key on another copy of it.")
      }
    }
  }

  private func read(_ offered: OfferedVault, _ range: Range<UInt64>) throws(VaultError) -> [OfferedItem] {
    let entries = try LogEntries.read(
      offered.log, from: range.lowerBound, to: range.upperBound, head: offered.state.head)
    let reader = EventReader(session, field: offered.state.rosters, objects: offered.objects)
    let items = Mutex<[Int: OfferedItem]>([:])
    Workers.run(entries.count) { next throws(Never) in
      while let place = next() {
        let (index, entry) = entries[place]
        let item: OfferedItem
        if entry.entryClass == .ordinary || entry.entryClass == .control {
          item = OfferedItem(index, entry, Self.read(reader, entry, index))
        } else {
          item = OfferedItem(notPermitted: index, entry)
        }
        items.withLock { $0[place] = item }
      }
    }
    return items.withLock { items in entries.indices.compactMap { items[$0] } }
  }

  private static func read(
    _ reader: EventReader, _ entry: LogEntry, _ index: UInt64
  ) -> Result<CustodyEvent, EventFailure> {
    do throws(EventFailure) { return .success(try reader.read(entry, at: index)) } catch { return .failure(error) }
  }

  private func decide(_ items: inout [OfferedItem], of field: Fingerprint, _ holdings: inout HomeHoldings) {
    for place in items.indices {
      let objects = items[place].entry.objects
      // What came home before is not brought from a bucket again, or was damaged in the offer since: it is named in the receipt all the same.
      if items[place].event == nil, let outcome = objects.first.flatMap({ holdings.outcome($0, of: field) }) {
        items[place].outcome = outcome
      }
      guard items[place].outcome == .new, let event = items[place].event else { continue }
      if holdings.isErased(event.statement.item) || holdings.erasedItem(objects) != nil {
        items[place].outcome = .erased(event.statement.item)
      } else if holdings.objects.contains(objects[0]) {
        items[place].outcome = .known(event.statement.item)
      } else if holdings.items.contains(event.statement.item) || objects.contains(where: holdings.objects.contains) {
        // Whoever erases one item must not take away another's object, nor may two share a name.
        items[place].outcome = .rejected(.notPermitted)
      } else {
        holdings.take(event.statement.item, objects)
      }
    }
  }

  private func commit(
    _ items: [OfferedItem], _ offered: OfferedVault, _ late: String?, _ staging: StagingFolder,
    _ holdings: inout HomeHoldings
  ) throws(VaultError) {
    let new = items.filter { $0.outcome == .new }
    guard !new.isEmpty else { return }
    try files { () throws(FileError) in try session.vault.folder.syncFileSystem() }
    var sealer = try ReceivedSealer(session, offered, late)
    var before = holdings
    try session.commit { state throws(VaultError) in
      // Somebody else may be receiving the same offer.
      let others = try before.newObjects(session, state)
      var entries: [LogEntry] = []
      for item in new where !others.contains(item.entry.objects[0]) {
        entries.append(try sealer.entry(item, state, staging))
      }
      return entries
    }
    holdings = before
  }
}
