internal import Custody

/// Whether an item may leave: the first form of the gate. Interviews, and items with a named source, stay unless a consent in the vault is cited.
enum ConsentGate {
  static func check(_ subjects: [ExportSubject], _ survey: ExportSurvey, _ request: ExportRequest) throws(VaultError) {
    for consent in request.consents where !survey.consents.contains(consent) {
      throw VaultError(
        .consentForbids, "\(consent) is not an item of type consent in this vault.", safe: "Nothing left the vault.",
        next: "Bring the signed form in (evault add --type consent …), and cite its identifier.")
    }
    guard request.consents.isEmpty else { return }
    let refused = subjects.filter { $0.type == ItemType.interview.rawValue || $0.hasNamedSource }
    guard let first = refused.first else { return }
    let reasons = refused.map { subject in
      "\(subject.item) \(subject.type == ItemType.interview.rawValue ? "is an interview" : "names a source")"
    }
    throw VaultError(
      .consentForbids,
      "Consent is needed before this leaves: \(reasons.prefix(20).joined(separator: "; "))\(reasons.count > 20 ? "; and \(reasons.count - 20) more" : "").",
      safe: "Nothing left the vault.",
      next:
        "Cite the consent that covers it: --consent ITEM. Without one, leave \(refused.count == 1 ? first.item.description : "these items") out."
    )
  }
}
