extension LinkageGraph {
  /// Which links contradict each other, or cannot be; by kind, then in the order of the links. At most ``LinkageLimits/answers`` of a kind.
  public func contradictions() -> [Contradiction] {
    let found: [[Contradiction]] = [
      twoCommanders(), marked(), opposed(.acceptedAndInConflict), opposed(.oppositePolarity), impossibleDates(),
      circles(),
    ]
    return found.flatMap { $0.prefix(LinkageLimits.answers) }
  }

  private func twoCommanders() -> [Contradiction] {
    var commands: [String: [Link]] = [:]
    for link in links where link.type == .commands && nodes[link.from]?.kind == .person {
      commands[link.to, default: []].append(link)
    }
    return commands.keys.sorted().flatMap { unit in
      pairs(commands[unit] ?? []) { one, other in
        guard one.from != other.from, Self.mayExclude(one.basis, other.basis),
          let overlap = overlap(one, other)
        else { return nil }
        let sameWords = Self.folded(one.role) == Self.folded(other.role)
        let isProven =
          overlap && sameWords && one.basis == other.basis && one.basis != .unknown
        return Contradiction(kind: .twoCommanders, links: [one, other], nodes: [unit], isProven: isProven)
      }
    }
  }

  /// One may command by law and another in fact.
  private static func mayExclude(_ one: LinkBasis, _ other: LinkBasis) -> Bool {
    switch (one, other) {
    case (.deJure, .deFacto), (.deFacto, .deJure): false
    default: true
    }
  }

  private static func folded(_ role: String?) -> String {
    (role ?? "").lowercased().split(separator: " ").joined(separator: " ")
  }

  private func marked() -> [Contradiction] {
    let marks = links.filter { $0.type == .contradicts }
    guard !marks.isEmpty else { return [] }
    let byID = Dictionary(grouping: links, by: \.id)
    var resting: [String: [Link]] = [:]
    for link in links where link.type != .contradicts {
      for item in Set(link.citations.map(\.item)) { resting[item, default: []].append(link) }
    }
    return marks.map { mark in
      let ends = [mark.from, mark.to]
      // What it speaks of may be links themselves, or items that links rest on.
      let others = ends.flatMap { (byID[$0] ?? []) + (resting[$0] ?? []) }
      var told: Set<String> = [mark.id]
      let different = others.filter { told.insert($0.id).inserted }.prefix(LinkageLimits.answers)
      return Contradiction(
        kind: .marked, links: [mark] + different, nodes: ends, isProven: mark.status == .accepted)
    }
  }

  /// Two links of one type between the same ends that are judged differently for the same time.
  private func opposed(_ kind: ContradictionKind) -> [Contradiction] {
    var groups: [[String]: [Link]] = [:]
    for link in links where link.type != .contradicts {
      groups[[link.type.rawValue, link.from, link.to], default: []].append(link)
    }
    return groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { key in
      pairs(groups[key] ?? []) { one, other in
        guard one.period.possible.intersection(other.period.possible) != nil else { return nil }
        let isOpposed =
          kind == .acceptedAndInConflict
          ? Set([one.status, other.status]) == [.accepted, .conflict]
          : Set([one.polarity, other.polarity]) == [.inculpatory, .exculpatory]
        guard isOpposed else { return nil }
        return Contradiction(
          kind: kind, links: [one, other], nodes: [one.from, one.to],
          isProven: Self.folded(one.role) == Self.folded(other.role))
      }
    }
  }

  private func impossibleDates() -> [Contradiction] {
    links.flatMap { link -> [Contradiction] in
      if link.period.isReversed {
        return [Contradiction(kind: .datesReversed, links: [link], nodes: [link.from, link.to], isProven: true)]
      }
      var found: [Contradiction] = []
      for end in [link.from, link.to] {
        guard let node = nodes[end], !node.period.isReversed else { continue }
        let isOutside = link.period.possible.intersection(node.period.possible) == nil
        if node.kind == .incident {
          guard link.type.isAtIncident, end == link.to, isOutside else { continue }
          found.append(Contradiction(kind: .notAtIncident, links: [link], nodes: [end], isProven: true))
        } else if node.kind == .person || node.kind == .unit {
          let sticksOut = link.period.proven.map { !node.period.possible.contains($0) } ?? false
          guard isOutside || sticksOut, !link.type.isField else { continue }
          found.append(
            Contradiction(
              kind: .outsideExistence, links: [link], nodes: [end],
              isProven: isOutside || !link.period.isQualified))
        }
      }
      return found
    }
  }

  private func circles() -> [Contradiction] {
    [LinkType.superiorOf, .commands, .parentOf].flatMap { type in
      CircleSearch(self, type).circles().map { circle in
        Contradiction(
          kind: .circle, links: circle.links, nodes: circle.links.map(\.from), isProven: circle.isProven)
      }
    }
  }

  /// What `judge` finds in pairs of different links, at most ``LinkageLimits/answers`` in at most
  /// ``LinkageLimits/searchSteps`` pairs.
  private func pairs(_ links: [Link], _ judge: (Link, Link) -> Contradiction?) -> [Contradiction] {
    var found: [Contradiction] = []
    var steps = 0
    for (place, one) in links.enumerated() {
      for other in links[(place + 1)...] {
        steps += 1
        guard steps < LinkageLimits.searchSteps, found.count < LinkageLimits.answers else { return found }
        if let contradiction = judge(one, other) { found.append(contradiction) }
      }
    }
    return found
  }
}
