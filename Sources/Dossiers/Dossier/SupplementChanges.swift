/// What changed since bundles that went out before (Schemas/README.md §3.17).
public struct SupplementChanges: Sendable {
  /// The bundles before.
  public let earlier: [EarlierBundle]
  /// Numbers that are in use and were in none of the dossier's bundles.
  public let added: [Int]
  /// Numbers that were in these bundles, each with the one in its place.
  public let replaced: [(number: Int, by: Int)]
  /// Numbers that were in these bundles and were taken out.
  public let recalled: [Int]
  /// Numbers in use that are in these bundles, each with the digests of the tag manifests of those that have it.
  public let standing: [(number: Int, tagManifests: [String])]

  /// What changed for who has these bundles; nil where the dossier supplements none of them.
  /// - Parameter part: the open part goes on from open parts; whoever has the annex has both.
  public init?(_ dossier: Dossier, for part: DossierPart = .annex) {
    earlier = dossier.supplements.filter { part == .annex || $0.part == .open }
    guard !earlier.isEmpty else { return nil }
    let sent = Set(dossier.supplements.flatMap(\.exhibits))
    let before = Set(earlier.flatMap(\.exhibits))
    added = dossier.exhibitsInUse.map(\.number).filter { !sent.contains($0) }
    replaced = dossier.exhibits.filter { before.contains($0.number) && $0.state == .replaced }
      .compactMap { exhibit in exhibit.replacedBy.map { (exhibit.number, $0) } }
    let bundles = earlier
    standing = dossier.exhibitsInUse.map(\.number).filter(before.contains).map { number in
      (number, bundles.filter { $0.exhibits.contains(number) }.map(\.tagManifest))
    }
    recalled = dossier.exhibits.filter { before.contains($0.number) && $0.state == .withdrawn }.map(\.number)
  }
}
