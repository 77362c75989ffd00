/// Gives every vertex its height, so that lines run straight and nothing touches: each column is brought as near as it goes, by least
/// squares, to where its neighbours would have it, in its order and with its distances.
struct ColumnPlacement {
  private static let rounds = 40

  private var graph: LayeredGraph

  /// The graph with the middles of its vertices set; the uppermost edge is at 0.
  static func apply(_ graph: LayeredGraph) -> LayeredGraph {
    var placement = ColumnPlacement(graph: graph)
    placement.run()
    return placement.graph
  }

  private mutating func run() {
    for column in graph.columns { stack(column) }
    for round in 0..<Self.rounds {
      let forwards = Array(graph.columns.indices)
      for column in round % 2 == 0 ? forwards : forwards.reversed() { settle(graph.columns[column]) }
    }
    let top = graph.vertices.map { $0.y - $0.size.height / 2 }.min() ?? 0
    for vertex in graph.vertices.indices { graph.place(vertex, y: graph.vertices[vertex].y - top) }
  }

  /// One below the other, around 0.
  private mutating func stack(_ column: [Int]) {
    let offsets = offsets(column)
    let middle = (offsets.last ?? 0) / 2
    for (vertex, offset) in zip(column, offsets) { graph.place(vertex, y: offset - middle) }
  }

  /// How far below the first each may stand at the least.
  private func offsets(_ column: [Int]) -> [Double] {
    var offsets: [Double] = []
    for (index, vertex) in column.enumerated() {
      offsets.append(index == 0 ? 0 : offsets[index - 1] + graph.distance(column[index - 1], vertex))
    }
    return offsets
  }

  /// Least squares with an order (isotonic regression by pooling neighbours that are out of order).
  private mutating func settle(_ column: [Int]) {
    let offsets = offsets(column)
    var pools: [(sum: Double, weight: Double, count: Int)] = []
    for (vertex, offset) in zip(column, offsets) {
      let (wish, weight) = wish(vertex)
      pools.append(((wish - offset) * weight, weight, 1))
      while pools.count > 1 {
        let (upper, lower) = (pools[pools.count - 2], pools[pools.count - 1])
        guard upper.sum / upper.weight > lower.sum / lower.weight else { break }
        pools.removeLast(2)
        pools.append((upper.sum + lower.sum, upper.weight + lower.weight, upper.count + lower.count))
      }
    }
    var index = 0
    for pool in pools {
      for _ in 0..<pool.count {
        graph.place(column[index], y: pool.sum / pool.weight + offsets[index])
        index += 1
      }
    }
  }

  /// Where the neighbours would have a vertex, and how much that counts: a line's bends should be straight before all else.
  private func wish(_ vertex: Int) -> (y: Double, weight: Double) {
    let this = graph.vertices[vertex]
    var (sum, weight) = (0.0, 0.0)
    for other in this.before + this.after {
      let pull: Double =
        switch (isNode(this), isNode(graph.vertices[other])) {
        case (true, true): 1
        case (false, false): 6
        default: 2
        }
      sum += graph.vertices[other].y * pull
      weight += pull
    }
    return weight == 0 ? (this.y, 1) : (sum / weight, weight)
  }

  private func isNode(_ vertex: LayeredGraph.Vertex) -> Bool { if case .node = vertex.kind { true } else { false } }
}
