internal import Dossiers

/// Errors that tell row by row what stays.
extension VaultError {
  /// Nothing leaves, because of these. What comes twice is told once.
  static func refusing(_ refusals: [ExportRefusal], offersLeavingOut: Bool) -> VaultError {
    var rows: [ExportRefusal] = []
    for refusal in refusals where !rows.contains(refusal) { rows.append(refusal) }
    let isHidden = rows.allSatisfy { $0.ground == .embedded }
    let reason = isHidden ? "What hides inside files forbids this." : "Consent forbids this."
    let count = Set(rows.map(\.item)).count
    let others = offersLeavingOut ? " To go on without what is refused, which the bundle says: --leave-out-refused" : ""
    return VaultError(
      .consentForbids, "\(reason) \(count) \(count == 1 ? "item stays" : "items stay").",
      safe: "Nothing left the vault.", next: "What would mend it stands with each.\(isHidden ? "" : others)",
      refusals: rows)
  }

  /// The same for several requests of one command: the first error, with the rows of all where each has rows.
  static func together(_ errors: [VaultError], offersLeavingOut: Bool) -> VaultError? {
    guard let first = errors.first, errors.count > 1 else { return errors.first }
    if let other = errors.first(where: { $0.refusals.isEmpty }) { return other }
    let all = refusing(errors.flatMap(\.refusals), offersLeavingOut: offersLeavingOut)
    return VaultError(all.kind, all.message, safe: first.safe, next: all.next, refusals: all.refusals)
  }
}

extension ExportRequest {
  /// An error with words on why nothing was left out, where nothing of a part would be left.
  func emptied(_ error: VaultError) -> VaultError {
    guard leavesOutRefused, let dossier, Set(items).isSubset(of: error.refusals.map(\.item)) else { return error }
    let part = dossier.part == .open ? "the open part" : "the annex"
    return VaultError(
      error.kind, "\(error.message) Of \(part) nothing would be left.", safe: error.safe,
      next: "\(error.next) Or take what is refused out of the dossier: evault dossier drop NUMBER --reason WHY",
      refusals: error.refusals)
  }
}
