internal import Dossiers
internal import EvidenceBundle

/// Which numbers of the dossier are not in this bundle. Why one was kept back is not said: the reason may point at a person.
struct NotHereDocument {
  private let context: PackageContext

  init(_ context: PackageContext) { self.context = context }

  var document: BundleDocument {
    let dossier = context.dossier.dossier
    let elsewhere = context.plan.part == .open ? "not in the open part" : "in the open part, where it was disclosed"
    let rows =
      context.plan.elsewhere.map { ($0, elsewhere) } + context.leftOut.map { ($0, "not disclosed") }
      + context.plan.otherVolumes.map { ($0, "in volume \($1)") }
    return PackageContext.table(
      "not-in-this-bundle.csv",
      [["exhibit", "where"]] + rows.sorted { $0.0 < $1.0 }.map { [dossier.label($0.0), $0.1] })
  }
}
