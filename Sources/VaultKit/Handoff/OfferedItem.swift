internal import Custody
internal import RecordSchemas
internal import VaultCrypto

/// One entry of an offered log, and what became of it.
struct OfferedItem: Sendable {
  let index: UInt64
  let entry: LogEntry
  /// Its event, where it could be opened and verified.
  let event: CustodyEvent?
  var outcome: Outcome

  enum Outcome: Sendable, Equatable {
    /// To be taken.
    case new
    /// At home already, as this item.
    case known(Identifier)
    /// It was at home, as this item, and was erased there since.
    case erased(Identifier)
    case rejected(HandoffReceipt.Reason)
  }

  /// What an event means for its item, before anything is known of the others.
  init(_ index: UInt64, _ entry: LogEntry, _ result: Result<CustodyEvent, EventFailure>) {
    self.index = index
    self.entry = entry
    switch result {
    case .success(let event):
      self.event = event
      outcome = Self.mayComeHome(event) ? .new : .rejected(.notPermitted)
    case .failure(let failure):
      event = nil
      outcome = .rejected(Self.reason(failure.reason))
    }
  }

  /// Whether it is an intake, or a record's first version: a field member may record nothing else.
  private static func mayComeHome(_ event: CustodyEvent) -> Bool {
    guard event.statement.position == .first else { return false }
    let payloadCount = event.entry.objects.count - 1
    return event.action == .ingested
      ? payloadCount == 1
        // A kit has no schema of an organisation's own types.
      : payloadCount == 0 && EvidenceRecord(event).map { $0.amendment == nil && !$0.type.isOwn } == true
  }

  /// An entry that is no event at all.
  init(notPermitted index: UInt64, _ entry: LogEntry) {
    self.index = index
    self.entry = entry
    event = nil
    outcome = .rejected(.notPermitted)
  }

  private static func reason(_ reason: EventFailure.Reason) -> HandoffReceipt.Reason {
    switch reason {
    case .notCleared: .notReadable
    case .refused(let error) where error.code == .notPermitted: .notPermitted
    case .missing, .erased, .shredded, .damaged, .refused: .damaged
    }
  }
}
