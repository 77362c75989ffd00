/// Nodes that links connect, and these links, by their places in the sub-graph.
struct GraphPart {
  var nodes: [Int] = []
  var links: [Int] = []

  /// The connected parts, the one with the most nodes first.
  static func parts(nodeCount: Int, ends: [(from: Int, to: Int)]) -> [GraphPart] {
    var neighbours = Array(repeating: [Int](), count: nodeCount)
    for end in ends {
      neighbours[end.from].append(end.to)
      neighbours[end.to].append(end.from)
    }
    var partOf = Array(repeating: -1, count: nodeCount)
    var parts: [GraphPart] = []
    for root in 0..<nodeCount where partOf[root] < 0 {
      partOf[root] = parts.count
      var waiting = [root]
      var part = GraphPart()
      while let node = waiting.popLast() {
        part.nodes.append(node)
        for other in neighbours[node] where partOf[other] < 0 {
          partOf[other] = parts.count
          waiting.append(other)
        }
      }
      part.nodes.sort()
      parts.append(part)
    }
    for (link, end) in ends.enumerated() { parts[partOf[end.from]].links.append(link) }
    return parts.enumerated().sorted { left, right in
      (right.element.nodes.count, left.offset) < (left.element.nodes.count, right.offset)
    }.map(\.element)
  }
}
