internal import Consent
public import Custody
internal import Dossiers

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
    let unread = try ControlWalk(session: session, state: state).forEach { event throws(VaultError) in
      switch event.action {
      case .exportAuthorised: trails[event.statement.item] = ExportTrail(event)
      case .exportCompleted: trails[event.statement.item]?.take(event)
      case .exportAborted: trails[event.statement.item] = nil
      default: break
      }
    }
    if let failure = unread {
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

  /// Refuses a supplement for somebody who does not have the bundles before it.
  func requireRecipient(of request: ExportRequest) throws(VaultError) {
    guard let earlier = request.dossier?.changes?.earlier, !earlier.isEmpty else { return }
    let names = Set(earlier.map(\.export))
    let office = RecipientName(request.recipient)
    for bundle in try all() where names.contains(bundle.export.description) {
      guard RecipientName(bundle.recipient) != office else { continue }
      throw VaultError(
        .usage,
        "The bundle \(bundle.export) went to \(bundle.recipient): this supplement would speak of what \(request.recipient) does not have.",
        safe: "Nothing left the vault.", next: "Send all exhibits: --whole. Or name the office as before.")
    }
  }

  /// The items that bundles have under the numbers of a dossier. Whoever cannot read exports knows of none.
  func numbers(of dossier: Identifier) throws(VaultError) -> [Int: String] {
    guard session.canReadControl else { return [:] }
    var numbers: [Int: String] = [:]
    for bundle in try all() where bundle.dossier?.id == dossier {
      for exhibit in bundle.exhibits where numbers[exhibit.number] == nil {
        numbers[exhibit.number] = exhibit.item.description
      }
    }
    return numbers
  }

  /// What of an export withdrawals are about, as they stand now; nil where they are about none of it.
  public func touched(_ export: Identifier) throws(VaultError) -> Recall? {
    try Recalls(session).find().first { $0.export == export }
  }
}
