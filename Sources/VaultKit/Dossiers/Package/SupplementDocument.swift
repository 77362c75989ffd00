internal import Dossiers
internal import EvidenceBundle

/// What a supplement adds to, replaces in and recalls from the bundle before.
struct SupplementDocument {
  private let context: PackageContext
  private let changes: SupplementChanges

  init(_ context: PackageContext, _ changes: SupplementChanges) {
    self.context = context
    self.changes = changes
  }

  var document: BundleDocument {
    let dossier = context.dossier.dossier
    var rows = changes.earlier.flatMap { bundle in
      [["supplements the bundle", bundle.export], ["SHA-256 of its tag manifest", bundle.tagManifest]]
    }
    rows.append(["change", "exhibit", "by"])
    // Of what was added, what is here: the rest is nobody's who has this part alone.
    let here = Set(context.exhibits.map(\.plan.exhibit.number))
    rows += changes.added.filter(here.contains).map { ["added", dossier.label($0), ""] }
    rows += changes.replaced.map { ["replaced", dossier.label($0.number), dossier.label($0.by)] }
    rows += changes.recalled.map { ["recalled: please return or destroy it", dossier.label($0), ""] }
    // A text that goes with this bundle may cite them: whoever reads it has to know where they are.
    rows += changes.standing.flatMap { standing in
      standing.tagManifests.map {
        ["in the earlier bundle with this tag manifest", dossier.label(standing.number), $0]
      }
    }
    return PackageContext.table("supplement.csv", rows)
  }
}
