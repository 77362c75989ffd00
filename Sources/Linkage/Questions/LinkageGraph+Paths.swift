extension LinkageGraph {
  /// What connects two nodes: ways of at most `length` links that go through no node twice.
  /// - Parameters:
  ///   - from: where the ways begin.
  ///   - to: where they end.
  ///   - length: 1 to ``LinkageLimits/pathLength``; more is brought down to that.
  ///   - date: for which it is told whether links were in force; nil for the date of the incident, where one of the two is one.
  ///   - limit: how many ways at the most.
  /// - Throws: ``LinkageError/noSuchNode(_:)``.
  public func paths(
    from: String, to: String, length: Int = 6, on date: EDTFDate? = nil, limit: Int = 20
  ) throws(LinkageError) -> PathAnswer {
    let (first, last) = (try node(from), try node(to))
    let incidentDate = [last, first].first { $0.kind == .incident }?.period.from
    let date = date ?? incidentDate
    guard from != to else { return PathAnswer(paths: [], date: date, isComplete: true) }
    var search = PathSearch(self, to: to, length: min(max(length, 1), LinkageLimits.pathLength), limit: limit)
    let ways = search.ways(from: from)
    let paths = ways.map { path($0, date) }.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.steps.count != b.steps.count { return a.steps.count < b.steps.count }
      if a.standing != b.standing { return (a.standing ?? .no) > (b.standing ?? .no) }
      return a.strength != b.strength ? a.strength > b.strength : left.offset < right.offset
    }
    return PathAnswer(paths: paths.map(\.element), date: date, isComplete: search.isComplete)
  }

  private func path(_ way: [String], _ date: EDTFDate?) -> LinkagePath {
    let steps = zip(way, way.dropFirst()).map { from, to -> LinkagePath.Step in
      let links = links(of: from).filter { $0.from == to || $0.to == to }.sorted { left, right in
        let (one, other) = (strength(left), strength(right))
        return one != other ? one > other : left.id < right.id
      }
      let standing = date.map { date in links.map { self.standing($0, on: date) }.max() ?? .no }
      return LinkagePath.Step(from: from, to: to, links: links, standing: standing)
    }
    let strengths = steps.map { step in
      step.links.first.map(strength) ?? LinkStrength(status: .conflict, confidence: .low, sources: 0)
    }
    let weakest = strengths.min() ?? LinkStrength(status: .conflict, confidence: .low, sources: 0)
    return LinkagePath(
      steps: steps, weakest: strengths.indices.filter { strengths[$0] == weakest }, strength: weakest,
      standing: steps.compactMap(\.standing).min())
  }
}
