internal import Linkage
internal import ReportPage

extension ReportGraph {
  /// What links tie to some records: two links far, or one where that is more than people can see at once; nothing where they are tied to nothing.
  /// - Parameters:
  ///   - subjects: identifiers of records or items; those that cannot be read are passed over.
  ///   - labels: what items are called, by identifier.
  init(_ graph: LinkageGraph, around subjects: [String], labels: [String: String]) {
    self.init()
    let known = subjects.filter { graph.nodes[$0] != nil }
    var far = Self.part(graph, known, 2)
    if far.distance.count > Self.maximumNodes || far.links.count > Self.maximumTies { far = Self.part(graph, known, 1) }
    let ids = far.distance.keys.sorted { (far.distance[$0] ?? 0, $0) < (far.distance[$1] ?? 0, $1) }
    var places: [String: Int] = [:]
    for id in ids {
      guard let node = graph.nodes[id] else { continue }
      places[id] = nodes.count
      nodes.append(
        Node(kind: node.kind.rawValue, name: labels[id] ?? graph.name(id), column: far.distance[id] ?? 0))
    }
    for link in far.links {
      guard let from = places[link.from], let to = places[link.to] else { continue }
      ties.append(
        Tie(
          from: from, to: to, relation: .words(Self.words(link)),
          citations: link.citations.map { citation in
            [labels[citation.item] ?? citation.item, citation.at].compactMap(\.self).joined(separator: ", ")
          }))
    }
  }

  private static func part(
    _ graph: LinkageGraph, _ subjects: [String], _ depth: Int
  ) -> (distance: [String: Int], links: [Link]) {
    var distance = Dictionary(subjects.map { ($0, 0) }) { first, _ in first }
    var ring = subjects
    for step in 1...depth {
      var next: [String] = []
      for link in ring.flatMap({ graph.links(of: $0) }) {
        for end in [link.from, link.to] where distance[end] == nil {
          distance[end] = step
          next.append(end)
        }
      }
      ring = next
    }
    var seen: Set<Link> = []
    let links = distance.keys.sorted().flatMap { graph.links(of: $0) }
      .filter { distance[$0.from] != nil && distance[$0.to] != nil && seen.insert($0).inserted }
    return (distance, links)
  }

  private static func words(_ link: Link) -> String {
    var parts = [link.type.words]
    parts += [link.role, link.rank].compactMap(\.self)
    if !link.period.isUnknown { parts.append(link.period.text) }
    if !link.type.isField {
      parts.append(link.status.words)
      if let confidence = link.confidence { parts.append("\(confidence.rawValue) confidence") }
      if let polarity = link.polarity { parts.append(polarity.rawValue) }
    }
    return parts.joined(separator: "; ")
  }
}
