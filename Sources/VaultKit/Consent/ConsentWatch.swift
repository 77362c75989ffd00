internal import Custody

/// Whether somebody spoke of consent, of holds, or of where items come from, after an export asked.
struct ConsentWatch {
  /// The log's size when consents were read.
  let size: UInt64
  /// The log's size when it was planned what leaves; nil where nothing was planned.
  var planned: UInt64?
  /// Whether what others let out meanwhile matters: where it rests on what people agreed to.
  let watchesExports: Bool

  func hasChanged(_ session: UnlockedVault, _ state: VaultState) throws(VaultError) -> Bool {
    var hasChanged = false
    try EventWalk(session: session, state: state).forEach(from: min(size, planned ?? size)) {
      result throws(VaultError) in
      switch result {
      case .success(let event):
        // What somebody else lets out may be put together with this.
        let isNewExport = watchesExports && event.action == .exportAuthorised && event.homeIndex >= size
        hasChanged = hasChanged || [.consent, .record, .hold].contains(event.statement.type) || isNewExport
      case .failure(let failure): if try LogEntries.isControl(failure, session, state) { hasChanged = true }
      }
    }
    return hasChanged
  }

  /// Refuses to go on where something changed.
  static func changed(_ when: String) -> VaultError {
    VaultError(
      .failed,
      "Somebody recorded a consent, a withdrawal, a hold, an export or where an item comes from, while this export \(when).",
      safe: "Nothing left the vault.", next: "Run the command again.")
  }
}
