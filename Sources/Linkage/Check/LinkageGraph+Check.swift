extension LinkageGraph {
  /// What is wrong with the links as such: ends that are not there or of the wrong kind, circles where none may be, dates the wrong
  /// way round, citations of nothing. What links say against each other is not wrong with them: see ``contradictions()``.
  public func check() -> [LinkageFinding] {
    var findings = readingFindings
    for link in links {
      findings += endFindings(link)
      findings += citationFindings(link)
      if link.period.isReversed {
        findings.append(
          LinkageFinding(
            .datesReversed, link.id, [],
            "The link \(link.id) ends (\(link.period.to?.description ?? "")) before it begins (\(link.period.from?.description ?? ""))."
          ))
      }
    }
    for node in nodes.values.sorted(by: { $0.id < $1.id }) where node.period.isReversed {
      findings.append(
        LinkageFinding(
          .datesReversed, node.id, [],
          "The \(node.kind.rawValue) \(node.id) \(node.kind == .person ? "dies before the birth" : "ends before it begins")."
        ))
    }
    for type in LinkType.allCases where type.mustNotCircle {
      for circle in CircleSearch(self, type).circles() {
        guard let first = circle.links.first else { continue }
        findings.append(
          LinkageFinding(
            .circle, first.id, circle.links.dropFirst().map(\.id),
            "Links of the type \(type.words) lead in a circle: \(Self.list(circle.links.map(\.id)))."))
      }
    }
    return findings
  }

  /// The first ten, and how many more there are.
  private static func list(_ ids: [String]) -> String {
    ids.prefix(10).joined(separator: ", ") + (ids.count > 10 ? " and \(ids.count - 10) more" : "")
  }

  private func endFindings(_ link: Link) -> [LinkageFinding] {
    var findings: [LinkageFinding] = []
    for (end, name, allowed) in [(link.from, "from", link.type.ends.from), (link.to, "to", link.type.ends.to)] {
      let kind = nodes[end]?.kind ?? .missing
      if kind == .missing {
        findings.append(
          LinkageFinding(
            .linkToNothing, link.id, [end],
            "\(link.id) names in \(name) \(end), which is not among what you can read."))
      } else if !allowed.contains(kind) {
        let kinds = allowed.map(\.rawValue).sorted().joined(separator: ", ")
        findings.append(
          LinkageFinding(
            .wrongEnd, link.id, [end],
            "The link \(link.id) (\(link.type.words)) names in \(name) \(end), of the kind \(kind.rawValue); it takes: \(kinds)."
          ))
      }
    }
    return findings
  }

  private func citationFindings(_ link: Link) -> [LinkageFinding] {
    if link.citations.isEmpty, !link.type.isField {
      return [LinkageFinding(.noCitation, link.id, [], "The link \(link.id) rests on nothing: it has no citation.")]
    }
    return Set(link.citations.map(\.item)).sorted().filter { nodes[$0]?.kind != .item }.map {
      LinkageFinding(
        .citationOfNothing, link.id, [$0], "\(link.id) cites \($0), which is no item that you can read.")
    }
  }
}
