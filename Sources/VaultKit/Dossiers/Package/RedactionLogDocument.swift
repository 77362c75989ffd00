internal import Dossiers
internal import EvidenceBundle

/// What was made from what, and what was removed from it and why. What was removed is named by kind, never by content.
struct RedactionLogDocument {
  private let context: PackageContext

  init(_ context: PackageContext) { self.context = context }

  var document: BundleDocument {
    var rows = [["exhibit", "kind", "made from", "shown in custody/", "removed", "why"]]
    for exhibit in context.exhibits {
      guard let derivation = exhibit.plan.derivation else { continue }
      let parent = context.name(ofOrigin: derivation, exhibit)
      let isShown = exhibit.shownOrigin == nil ? "no" : "yes"
      // What was removed, and why, may point at a person: it is for the addressee.
      let isTold = context.plan.part == .annex && !derivation.removed.isEmpty
      let parts = !isTold ? [(what: "", why: "")] : derivation.removed
      for part in parts { rows.append([exhibit.label, derivation.kind, parent, isShown, part.what, part.why]) }
    }
    return PackageContext.table("redaction-log.csv", rows)
  }
}
