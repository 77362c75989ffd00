internal import Dossiers
internal import ReportPage

extension ReportMatrix {
  /// Of what leaves in one part of a dossier; nil where the profile has no elements. Words that were written for the authors stay: quotes, notes, arguments.
  init?(_ plan: DossierPlan) {
    self.init(
      plan.kept, numbers: plan.exhibits.map(\.exhibit.number), place: ReportPlaces.told)
  }

  /// Of all exhibits in use, as its authors read it.
  init?(_ kept: KeptDossier) {
    self.init(kept, numbers: kept.dossier.exhibitsInUse.map(\.number)) { $0 }
  }

  private init?(_ kept: KeptDossier, numbers: [Int], place: (String?) -> String?) {
    guard !kept.profile.elements.isEmpty else { return nil }
    let shown = Set(numbers)
    self.init(
      language: kept.profile.language, exhibits: numbers.map(kept.dossier.label),
      rows: kept.profile.elements.map { element in
        Row(
          element: element.title,
          citations: kept.dossier.cited(on: element.name).filter { shown.contains($0.exhibit) }.map { cited in
            Citation(
              exhibit: kept.dossier.label(cited.exhibit),
              bearing: Bearing(rawValue: cited.bearing.rawValue) ?? .context, place: place(cited.place))
          })
      })
  }
}
