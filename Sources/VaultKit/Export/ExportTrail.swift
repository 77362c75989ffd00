internal import Custody
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// What the log says of one export: that it was authorised, and how far it came.
struct ExportTrail: Sendable {
  let authorised: CustodyEvent
  private(set) var last: CustodyEvent

  var export: Identifier { authorised.statement.item }
  /// Its bundle is whole and recorded; perhaps it does not have its name yet.
  var isCompleted: Bool { last.action == .exportCompleted }
  var isAborted: Bool { last.action == .exportAborted }

  init(_ authorised: CustodyEvent) {
    self.authorised = authorised
    last = authorised
  }

  mutating func take(_ event: CustodyEvent) { last = event }

  /// What the log says now; nil where the export was never authorised.
  /// - Parameter start: an entry that is not after the authorisation's.
  init?(reading export: Identifier, from start: UInt64, _ session: UnlockedVault) throws(VaultError) {
    let state = try session.vault.state()
    var found: ExportTrail?
    var gate = ControlGate()
    try EventWalk(session: session, state: state).forEach(from: start) { result throws(VaultError) in
      try gate.take(result, session, state)
      guard case .success(let event) = result, event.statement.item == export else { return }
      if event.action == .exportAuthorised { found = ExportTrail(event) } else { found?.take(event) }
    }
    if let failure = gate.closedBy {
      throw VaultError(
        .corrupt, "Entry \(failure.index) of the log is a control event that cannot be read.",
        next: "Run: evault check")
    }
    guard let found else { return nil }
    self = found
  }
}
