internal import ReportPage

extension ReportGraph {
  /// What exhibits were made from, and which elements they are cited for.
  init(_ exhibits: [ReportExhibit], _ matrix: ReportMatrix?) {
    self.init()
    var places: [String: Int] = [:]
    func place(_ kind: String, _ name: String, _ column: Int) -> Int {
      if let known = places[kind + name] { return known }
      nodes.append(Node(kind: kind, name: name, column: column))
      places[kind + name] = nodes.count - 1
      return nodes.count - 1
    }
    let labels = Set(exhibits.map(\.label))
    let cited = Set((matrix?.rows ?? []).flatMap { $0.citations.map(\.exhibit) })
    for exhibit in exhibits where exhibit.origin?.name != nil || cited.contains(exhibit.label) {
      _ = place("exhibit", exhibit.label, 1)
    }
    for exhibit in exhibits {
      guard let origin = exhibit.origin, let name = origin.name else { continue }
      let isHere = labels.contains(name)
      let other = place(isHere ? "exhibit" : "origin", name, isHere ? 1 : 0)
      let own = place("exhibit", exhibit.label, 1)
      ties.append(Tie(from: own, to: other, relation: .madeFrom(origin.kind), citations: []))
    }
    for row in matrix?.rows ?? [] {
      for citation in row.citations {
        let own = place("exhibit", citation.exhibit, 1)
        let words = [citation.exhibit, citation.place].compactMap(\.self).joined(separator: ", ")
        ties.append(
          Tie(from: own, to: place("element", row.element, 2), relation: .bearing(citation.bearing), citations: [words])
        )
      }
    }
  }
}
