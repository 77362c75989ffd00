/// A connected graph in columns, in which every line goes from one column to the next: nodes stand in the even columns, the labels of
/// links in the odd ones, and bends where a line passes through.
///
/// Since a label has a place of its own like a node, nothing that is written can touch anything else that is drawn.
struct LayeredGraph {
  /// What stands at a place of a column.
  enum Kind: Equatable {
    case node(Int)
    case label(link: Int)
    case bend(link: Int)
  }

  struct Vertex {
    let kind: Kind
    let column: Int
    let size: Size
    /// The neighbours in the columns before and after.
    var before: [Int] = []
    var after: [Int] = []
    /// The middle, from the top.
    var y = 0.0
  }

  private(set) var vertices: [Vertex] = []
  /// The vertices of each column, from top to bottom.
  var columns: [[Int]]
  /// The vertices that a link goes through, from left to right, its nodes included.
  private(set) var routes: [[Int]] = []
  /// Whether a link points from right to left.
  let isReversed: [Bool]

  /// - Parameters:
  ///   - nodes: how much room each node takes.
  ///   - links: pairs of different nodes, all of which they connect, and how much room each link's label takes.
  init(nodes: [Size], links: [(from: Int, to: Int, label: Size)]) {
    let layers = LayerAssignment(nodeCount: nodes.count, links: links.map { ($0.from, $0.to) })
    isReversed = layers.isReversed
    columns = Array(repeating: [], count: 2 * (layers.layers.max() ?? 0) + 1)
    for (node, size) in nodes.enumerated() { _ = add(.node(node), 2 * layers.layers[node], size) }
    var fullness = Array(repeating: 0.0, count: columns.count)
    for (place, link) in links.enumerated() {
      let (left, right) = isReversed[place] ? (link.to, link.from) : (link.from, link.to)
      let (first, last) = (vertices[left].column, vertices[right].column)
      // The emptiest of the columns that the link passes; of equal ones the one nearest to its left node.
      let labelColumn = stride(from: first + 1, to: last, by: 2).min { fullness[$0] < fullness[$1] } ?? first + 1
      fullness[labelColumn] += link.label.height
      var route = [left]
      for column in first + 1..<last {
        let vertex =
          column == labelColumn
          ? add(.label(link: place), column, link.label)
          : add(.bend(link: place), column, Size(width: 0, height: 6))
        route.append(vertex)
      }
      route.append(right)
      for (one, other) in zip(route, route.dropFirst()) {
        vertices[one].after.append(other)
        vertices[other].before.append(one)
      }
      routes.append(route)
    }
  }

  private mutating func add(_ kind: Kind, _ column: Int, _ size: Size) -> Int {
    vertices.append(Vertex(kind: kind, column: column, size: size))
    columns[column].append(vertices.count - 1)
    return vertices.count - 1
  }

  /// Moves a vertex.
  mutating func place(_ vertex: Int, y: Double) { vertices[vertex].y = y }

  /// The least distance between the middles of two vertices of which one follows the other.
  func distance(_ upper: Int, _ lower: Int) -> Double {
    let gap: Double =
      switch (vertices[upper].kind, vertices[lower].kind) {
      case (.node, .node): 18
      case (.bend, .bend): 4
      default: 9
      }
    return (vertices[upper].size.height + vertices[lower].size.height) / 2 + gap
  }
}
