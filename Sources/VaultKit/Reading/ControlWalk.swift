internal import Custody

/// A walk over the control events of a log, for what none of them may be missing.
struct ControlWalk {
  let session: UnlockedVault
  let state: VaultState

  /// Calls `body` with each control event, in the order of the log.
  /// - Returns: the first control event that cannot be read and was not set aside; nil where there is none.
  func forEach(_ body: (CustodyEvent) throws(VaultError) -> Void) throws(VaultError) -> EventFailure? {
    var gate = ControlGate()
    let walk = EventWalk(session: session, state: state)
    try walk.forEach(where: { $0.entryClass == .control }) { result throws(VaultError) in
      try gate.take(result, session, state)
      if case .success(let event) = result { try body(event) }
    }
    // What was set aside stands in ordinary entries: they are read only where that matters.
    if gate.closedBy != nil {
      try walk.forEach(where: { $0.entryClass == .ordinary }) { result throws(VaultError) in
        try gate.take(result, session, state)
      }
    }
    return gate.closedBy
  }
}
