extension LinkageGraph {
  /// Whether two links that lead from persons were in force together, more than by a handover on one day: true if unqualified dates prove it, false if it
  /// is only probable, nil if nothing says so. An end that nobody recorded proves nothing; but as long as nobody says when it was, the person may have
  /// stayed, and somebody has to look.
  func overlap(_ one: Link, _ other: Link) -> Bool? {
    if let a = one.period.proven, let b = other.period.proven, Self.meet(a, one.period, b, other.period) {
      return !one.period.isQualified && !other.period.isQualified
    }
    guard one.period.isOpenEnded || other.period.isOpenEnded, let a = stay(one), let b = stay(other),
      Self.meet(a, one.period, b, other.period)
    else { return nil }
    return false
  }

  /// The days on which a link was in force if an end that is not recorded never came before its person's death; nil where there are none.
  private func stay(_ link: Link) -> DayRange? {
    let days = link.period.isOpenEnded ? link.period.sinceItBegan : link.period.proven
    return days?.intersection(nodes[link.from]?.period.possible ?? .always)
  }

  /// Whether days are shared, and not only the one on which one handed over to the other.
  private static func meet(_ a: DayRange, _ one: Period, _ b: DayRange, _ other: Period) -> Bool {
    guard let days = a.intersection(b) else { return false }
    guard days.first == days.last else { return true }
    return !(one.to != nil && a.last == days.first && b.first == days.first)
      && !(other.to != nil && b.last == days.first && a.first == days.first)
  }
}
