/// What changed since the bundle that went out before (Schemas/README.md §3.17).
public struct SupplementChanges: Sendable, Hashable {
  /// The bundle before.
  public let earlier: EarlierBundle
  /// Numbers that are in use and were not in it.
  public let added: [Int]
  /// Numbers that were in it, each with the one in its place.
  public let replaced: [(number: Int, by: Int)]
  /// Numbers that were in it and were taken out.
  public let recalled: [Int]

  /// What changed; nil where the dossier supplements nothing.
  public init?(_ dossier: Dossier) {
    guard let earlier = dossier.supplements else { return nil }
    let before = Set(earlier.exhibits)
    self.earlier = earlier
    added = dossier.exhibitsInUse.map(\.number).filter { !before.contains($0) }
    replaced = dossier.exhibits.filter { before.contains($0.number) && $0.state == .replaced }
      .compactMap { exhibit in exhibit.replacedBy.map { (exhibit.number, $0) } }
    recalled = dossier.exhibits.filter { before.contains($0.number) && $0.state == .withdrawn }.map(\.number)
  }

  /// Equal where all of it is.
  public static func == (left: Self, right: Self) -> Bool {
    left.earlier == right.earlier && left.added == right.added && left.recalled == right.recalled
      && left.replaced.elementsEqual(right.replaced, by: ==)
  }

  /// Feeds what makes it one.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(earlier)
    hasher.combine(added)
  }
}
