extension Dossier {
  /// Makes what follows a supplement to these bundles, beside those that it supplements already.
  /// - Throws: where there would be more than ``EarlierBundle/maximumCount``.
  public mutating func supplement(_ bundles: [EarlierBundle]) throws(DossierError) {
    var all = supplements
    for bundle in bundles where !all.contains(bundle) { all.append(bundle) }
    guard all.count <= EarlierBundle.maximumCount else {
      throw DossierError([
        "With these the dossier would supplement \(all.count) bundles, each volume of an export counted, and at most \(EarlierBundle.maximumCount) are named. Begin another dossier for what follows, and say in its text what it goes on from."
      ])
    }
    supplements = all
  }
}
