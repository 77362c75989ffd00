internal import Consent
public import Custody

/// The exports of a vault that were not aborted.
public struct ExportedBundles: Sendable {
  private let session: UnlockedVault

  /// Exports as this member can read them.
  public init(_ session: UnlockedVault) { self.session = session }

  /// All of them, in the order of the log.
  /// - Throws: where a control event cannot be read: it might be one.
  public func all() throws(VaultError) -> [ExportedBundle] {
    let state = try session.vault.state()
    var trails: [Identifier: ExportTrail] = [:]
    var gate = ControlGate()
    let walk = EventWalk(session: session, state: state)
    try walk.forEach(where: { $0.entryClass == .control }) { result throws(VaultError) in
      try gate.take(result, session, state)
      guard case .success(let event) = result else { return }
      switch event.action {
      case .exportAuthorised: trails[event.statement.item] = ExportTrail(event)
      case .exportCompleted: trails[event.statement.item]?.take(event)
      case .exportAborted: trails[event.statement.item] = nil
      default: break
      }
    }
    // What was set aside stands in ordinary entries: they are read only where that matters.
    if gate.closedBy != nil {
      try walk.forEach(where: { $0.entryClass == .ordinary }) { result throws(VaultError) in
        try gate.take(result, session, state)
      }
    }
    if let failure = gate.closedBy {
      throw VaultError(
        .corrupt, "Entry \(failure.index) of the log is a control event that cannot be read: it might be an export.",
        next: "Run: evault check")
    }
    return trails.values.sorted { $0.authorised.index < $1.authorised.index }.map(ExportedBundle.init)
  }

  /// One of them.
  /// - Throws: `.failed` where there is none.
  public func bundle(_ export: Identifier) throws(VaultError) -> ExportedBundle {
    guard let found = try all().first(where: { $0.export == export }) else {
      throw VaultError(
        .failed, "There is no export \(export) that you can read.", next: "See: evault export list")
    }
    return found
  }

  /// The exhibits of an export that withdrawals are about, as they stand now.
  public func touched(_ export: Identifier) throws(VaultError) -> [(number: Int, item: Identifier)] {
    var found: [Int: Identifier] = [:]
    for withdrawal in try ConsentReading(session).facts.withdrawals {
      for recall in try Recalls(session).find(withdrawal.withdrawal) where recall.export == export {
        for exhibit in recall.exhibits { found[exhibit.number] = exhibit.item }
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
