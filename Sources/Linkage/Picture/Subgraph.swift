/// A part of the graph that is looked at: what lies around a node, or everything.
public struct Subgraph: Sendable {
  /// A link of it.
  public struct Tie: Hashable, Sendable {
    /// The link.
    public let link: Link
    /// Whether it was in force on the day; nil where none was asked for.
    public let standing: Standing?
    /// Different sources that it cites.
    public let sources: Int
  }

  /// The node that it lies around; nil for everything.
  public let focus: String?
  /// The day; nil where none was asked for.
  public let date: EDTFDate?
  /// How many links away from the focus a node may lie; nil for everything.
  public let depth: Int?
  /// Its nodes, in the order of their identifiers.
  public let nodes: [GraphNode]
  /// Its links, in the order of their identifiers.
  public let ties: [Tie]
  /// Links between its nodes that were not in force on the day, and are left out.
  public let notInForce: Int
  /// Links that lead from its nodes to others, further away.
  public let leadingOn: Int
}

extension LinkageGraph {
  /// What lies around a node: the nodes that are at most `depth` links away, and all links between them. With a date, links
  /// that were certainly not in force are neither followed nor shown.
  /// - Throws: ``LinkageError/noSuchNode(_:)``.
  public func subgraph(around focus: String, on date: EDTFDate? = nil, depth: Int = 2) throws(LinkageError) -> Subgraph
  {
    _ = try node(focus)
    let depth = max(depth, 0)
    var reached: Set<String> = [focus]
    var ring = [focus]
    for _ in 0..<depth where !ring.isEmpty {
      var next: [String] = []
      for node in ring {
        for link in links(of: node) where isShown(link, date) {
          let other = link.from == node ? link.to : link.from
          if reached.insert(other).inserted { next.append(other) }
        }
      }
      ring = next
    }
    return subgraph(reached, focus, date, depth)
  }

  /// Everything that a link ties, with a date without the links that were certainly not in force.
  public func subgraph(on date: EDTFDate? = nil) -> Subgraph {
    let shown = links.filter { isShown($0, date) }
    return subgraph(Set(shown.flatMap { [$0.from, $0.to] }), nil, date, nil)
  }

  private func isShown(_ link: Link, _ date: EDTFDate?) -> Bool {
    date.map { standing(link, on: $0) != .no } ?? true
  }

  private func subgraph(_ reached: Set<String>, _ focus: String?, _ date: EDTFDate?, _ depth: Int?) -> Subgraph {
    var ties: [Subgraph.Tie] = []
    var (notInForce, leadingOn) = (0, 0)
    let places = Set(reached.flatMap { linksOf[$0] ?? [] }).sorted()
    for link in places.map({ links[$0] }) {
      let isInside = reached.contains(link.from) && reached.contains(link.to)
      if !isShown(link, date) {
        notInForce += isInside ? 1 : 0
      } else if isInside {
        let standing = date.map { self.standing(link, on: $0) }
        ties.append(Subgraph.Tie(link: link, standing: standing, sources: sources.count(link.citations)))
      } else {
        leadingOn += 1
      }
    }
    let nodes = reached.sorted().compactMap { self.nodes[$0] }
    return Subgraph(
      focus: focus, date: date, depth: depth, nodes: nodes, ties: ties, notInForce: notInForce, leadingOn: leadingOn)
  }
}
