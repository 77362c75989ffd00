public import Custody

/// What was recorded about members and compartments, as far as the reader is cleared for it.
public struct GovernanceHistory {
  private let session: UnlockedVault

  /// The history of this member's vault.
  public init(_ session: UnlockedVault) { self.session = session }

  /// The events about the member with this key, under any label, in the order of the log.
  public func events(of kid: String) throws(VaultError) -> [CustodyEvent] {
    var found: [CustodyEvent] = []
    try EventWalk(session: session, state: session.vault.state()).forEach { result throws(VaultError) in
      if case .success(let event) = result, event.statement.type == .governance, event.text("kid") == kid {
        found.append(event)
      }
    }
    return found
  }
}
