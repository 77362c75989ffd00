/// Orders the vertices of each column so that few lines cross: sweeps by the mean place of the neighbours, as Sugiyama, Tagawa and Toda
/// have it, then exchanges of two that stand together. The same graph gives the same order.
struct CrossingReduction {
  private static let sweeps = 24
  /// Above so many vertices the exchanges would take longer than they are worth.
  private static let exchangeLimit = 4000

  private var graph: LayeredGraph
  private var place: [Int]

  /// The graph with its columns in a better order.
  static func apply(_ graph: LayeredGraph) -> LayeredGraph {
    var reduction = CrossingReduction(graph)
    reduction.run()
    return reduction.graph
  }

  private init(_ graph: LayeredGraph) {
    self.graph = graph
    place = Array(repeating: 0, count: graph.vertices.count)
  }

  private mutating func run() {
    orderByWalk()
    var best = graph.columns
    var fewest = crossings()
    for sweep in 0..<Self.sweeps where fewest > 0 {
      if sweep % 2 == 0 {
        for column in graph.columns.indices.dropFirst() { sort(column, by: \.before) }
      } else {
        for column in graph.columns.indices.dropLast().reversed() { sort(column, by: \.after) }
      }
      if graph.vertices.count <= Self.exchangeLimit { exchange() }
      let now = crossings()
      if now < fewest { (best, fewest) = (graph.columns, now) }
    }
    graph.columns = best
  }

  /// A first order: neighbours of one vertex stay together.
  private mutating func orderByWalk() {
    var columns = Array(repeating: [Int](), count: graph.columns.count)
    var seen = Array(repeating: false, count: graph.vertices.count)
    for root in graph.columns.joined() where !seen[root] {
      var waiting = [root]
      seen[root] = true
      while let vertex = waiting.popLast() {
        columns[graph.vertices[vertex].column].append(vertex)
        for other in (graph.vertices[vertex].after + graph.vertices[vertex].before).reversed() where !seen[other] {
          seen[other] = true
          waiting.append(other)
        }
      }
    }
    graph.columns = columns
    for column in columns.indices { note(column) }
  }

  private mutating func note(_ column: Int) {
    for (index, vertex) in graph.columns[column].enumerated() { place[vertex] = index }
  }

  private mutating func sort(_ column: Int, by side: KeyPath<LayeredGraph.Vertex, [Int]>) {
    var keyed: [(key: Double, index: Int, vertex: Int)] = []
    for (index, vertex) in graph.columns[column].enumerated() {
      let others = graph.vertices[vertex][keyPath: side]
      // Who has no neighbour there stays where it is.
      let key = others.isEmpty ? Double(index) : Double(others.reduce(0) { $0 + place[$1] }) / Double(others.count)
      keyed.append((key, index, vertex))
    }
    keyed.sort { ($0.key, $0.index) < ($1.key, $1.index) }
    graph.columns[column] = keyed.map(\.vertex)
    note(column)
  }

  /// Exchanges two that stand together wherever that takes away a crossing.
  private mutating func exchange() {
    for column in graph.columns.indices {
      guard graph.columns[column].count > 1 else { continue }
      for index in 0..<graph.columns[column].count - 1 {
        let (upper, lower) = (graph.columns[column][index], graph.columns[column][index + 1])
        let (a, b) = (graph.vertices[upper], graph.vertices[lower])
        let kept = crossed(a.before, b.before) + crossed(a.after, b.after)
        let swapped = crossed(b.before, a.before) + crossed(b.after, a.after)
        guard swapped < kept else { continue }
        graph.columns[column].swapAt(index, index + 1)
        (place[upper], place[lower]) = (index + 1, index)
      }
    }
  }

  /// How many lines of the upper vertex cross lines of the lower one, on one side.
  private func crossed(_ upper: [Int], _ lower: [Int]) -> Int {
    var count = 0
    for one in upper { for other in lower where place[one] > place[other] { count += 1 } }
    return count
  }

  /// All crossings, column by column, counted with a Fenwick tree.
  private func crossings() -> Int {
    var total = 0
    for column in graph.columns.indices.dropLast() {
      var tree = Array(repeating: 0, count: graph.columns[column + 1].count + 1)
      var seen = 0
      for vertex in graph.columns[column] {
        let ends = graph.vertices[vertex].after.map { place[$0] }.sorted()
        for end in ends {
          var (sum, index) = (0, end + 1)
          while index > 0 {
            sum += tree[index]
            index -= index & -index
          }
          total += seen - sum
        }
        for end in ends {
          var index = end + 1
          while index < tree.count {
            tree[index] += 1
            index += index & -index
          }
        }
        seen += ends.count
      }
    }
    return total
  }
}
