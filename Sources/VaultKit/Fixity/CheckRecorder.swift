internal import Custody

/// Records checks: one event for each, by members who may, where the vault can be written.
public struct CheckRecorder: Sendable {
  private let session: UnlockedVault

  /// A recorder for this member's checks.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Whether this member's checks are recorded: custodians, counsel and auditors may, and a field log takes none.
  public var mayRecord: Bool { Trace(session).mayRecord(.fixity) }

  /// Records what a check found.
  public func record(_ report: CheckReport) throws(VaultError) {
    guard let fixity = report.fixity else {
      throw VaultError(
        .corrupt, "The log could not be read, so the check cannot be recorded in it.",
        safe: "What the check found stands above.", next: "Run: evault check --keyless")
    }
    try Trace(session).record(.checked, fixity.claims(report), to: Compartment.general)
  }
}
