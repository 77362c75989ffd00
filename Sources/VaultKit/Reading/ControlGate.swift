internal import Custody
internal import SelectiveDisclosure

/// Control events that cannot be read: each might forbid what is asked, unless a custodian has set it aside.
struct ControlGate {
  private var unreadable: [EventFailure] = []
  private var voided: Set<UInt64> = []

  /// How many other events cannot be read, and were not erased: sealed to others, shredded, or damaged.
  private(set) var unreadOrdinary = 0

  /// Takes what a walk over the log finds.
  mutating func take(
    _ result: Result<CustodyEvent, EventFailure>, _ session: UnlockedVault, _ state: VaultState
  ) throws(VaultError) {
    switch result {
    case .failure(let failure):
      if try LogEntries.isControl(failure, session, state) {
        unreadable.append(failure)
      } else if failure.reason != .erased {
        unreadOrdinary += 1
      }
    case .success(let event):
      if event.action == .entryVoided, let index = event.disclosed["entry"]?.numberValue?.uint64 {
        voided.insert(index)
      }
    }
  }

  /// The first that nobody has set aside; nil where the gate is open.
  var closedBy: EventFailure? { unreadable.first { !voided.contains($0.index) } }

  /// Whether an entry was set aside.
  func isVoid(_ index: UInt64) -> Bool { voided.contains(index) }

  /// Whether a control event cannot be read.
  func isUnreadable(_ index: UInt64) -> Bool { unreadable.contains { $0.index == index } }
}
