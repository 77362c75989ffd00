internal import Dossiers
internal import EvidenceBundle

/// Which numbers of the dossier are not in this bundle. Why one was kept back is not said: the reason may point at a person.
struct NotHereDocument {
  private let context: PackageContext

  init(_ context: PackageContext) { self.context = context }

  /// Whether there is anything to say.
  static func isNeeded(_ context: PackageContext) -> Bool {
    !context.leftOut.isEmpty || !context.plan.elsewhere.isEmpty || !context.plan.otherVolumes.isEmpty
      || !NotHereDocument(context).gone.isEmpty
  }

  /// Numbers that are no exhibit's any more. By which one was replaced is said where that is here. Of those that were in earlier bundles, a supplement
  /// speaks by itself, to whoever had them.
  private var gone: [(Int, String)] {
    let plan = context.plan
    let dossier = context.dossier.dossier
    let told = plan.isSupplement ? Set(dossier.supplements.flatMap(\.exhibits)) : []
    let here = Set(context.exhibits.map(\.plan.exhibit.number))
    return dossier.exhibits.filter { !told.contains($0.number) }.compactMap { exhibit in
      switch exhibit.state {
      case .inUse: nil
      case .withdrawn: (exhibit.number, "not in the dossier any more")
      case .replaced:
        (
          exhibit.number,
          exhibit.replacedBy.flatMap { here.contains($0) ? "replaced by \(dossier.label($0))" : nil } ?? "replaced"
        )
      }
    }
  }

  var document: BundleDocument {
    let dossier = context.dossier.dossier
    let elsewhere = context.plan.part == .open ? "not in the open part" : "in the open part, where it was disclosed"
    let rows =
      context.plan.elsewhere.map { ($0, elsewhere) } + context.leftOut.map { ($0, "not disclosed") }
      + context.plan.otherVolumes.map { ($0, "in volume \($1)") } + gone
    return PackageContext.table(
      "not-in-this-bundle.csv",
      [["exhibit", "where"]] + rows.sorted { $0.0 < $1.0 }.map { [dossier.label($0.0), $0.1] })
  }
}
