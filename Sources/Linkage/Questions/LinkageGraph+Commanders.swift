extension LinkageGraph {
  /// Who commanded a unit on a date: directly, and through the chain of command above it.
  ///
  /// A link without an end is only possibly in force after its beginning: nobody said that it still was. Units that administer or own
  /// a unit are not in its chain of command.
  /// - Parameters:
  ///   - unit: its identifier.
  ///   - date: a day; a month or year asks for who commanded for all of it (certainly) or some of it (possibly).
  /// - Returns: the unit's own level first, then those above it, at most ``LinkageLimits/chainLevels`` of them.
  /// - Throws: ``LinkageError/noSuchNode(_:)``, ``LinkageError/wrongKind(_:_:)``.
  public func commanders(of unit: String, on date: EDTFDate) throws(LinkageError) -> [CommandLevel] {
    _ = try node(unit, .unit)
    var levels: [CommandLevel] = []
    var reached: Set<String> = [unit]
    var waiting: [(unit: String, chain: [Link], standing: Standing)] = [(unit, [], .certainly)]
    for level in 0..<LinkageLimits.chainLevels where !waiting.isEmpty {
      var above: [(unit: String, chain: [Link], standing: Standing)] = []
      for place in waiting {
        levels.append(commandLevel(place.unit, level, place.chain, place.standing, date))
        for (link, standing) in inForce(place.unit, .commands, date) {
          guard nodes[link.from]?.kind == .unit, levels.count + above.count < LinkageLimits.answers,
            reached.insert(link.from).inserted
          else { continue }
          above.append((link.from, [link] + place.chain, min(standing, place.standing)))
        }
      }
      waiting = above
    }
    return levels
  }

  private func commandLevel(
    _ unit: String, _ level: Int, _ chain: [Link], _ standing: Standing, _ date: EDTFDate
  ) -> CommandLevel {
    let commanders = inForce(unit, .commands, date).filter { nodes[$0.link.from]?.kind != .unit }
    let superiors = Set(commanders.map(\.link.from)).sorted().flatMap { inForce($0, .superiorOf, date) }
    return CommandLevel(
      unit: unit, level: level, chain: chain, standing: standing, commanders: commanders.map(Commander.init),
      positions: inForce(unit, .holdsPosition, date).map(Commander.init), superiors: superiors.map(Commander.init))
  }

  /// The links of a type that lead to a node and were, or may have been, in force; the proven first, then the stronger.
  private func inForce(_ node: String, _ type: LinkType, _ date: EDTFDate) -> [(link: Link, standing: Standing)] {
    links(of: node).filter { $0.to == node && $0.type == type }.map { ($0, standing($0, on: date)) }
      .filter { $0.standing != .no }.sorted { left, right in
        if left.standing != right.standing { return left.standing > right.standing }
        let (one, other) = (strength(left.link), strength(right.link))
        return one != other ? one > other : left.link.id < right.link.id
      }
  }
}

extension Commander {
  fileprivate init(_ found: (link: Link, standing: Standing)) {
    self.init(person: found.link.from, link: found.link, standing: found.standing)
  }
}
