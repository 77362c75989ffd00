/// A sub-graph laid out: where each node and each label stands, and how each line runs. The same sub-graph gives the same picture.
struct GraphPicture {
  /// A line from the left of the picture to the right, in two pieces with the label between them.
  struct Line {
    /// SVG path data.
    let path: String
    /// The tip of the arrow.
    let tip: Point
    /// Whether the arrow points to the left.
    let pointsLeft: Bool
  }

  private(set) var nodes: [NodeDrawing]
  private(set) var labels: [LabelDrawing]
  /// By the node's place in the sub-graph.
  private(set) var nodeBoxes: [Box]
  /// By the link's place in the sub-graph.
  private(set) var labelBoxes: [Box]
  private(set) var lines: [Line]
  private(set) var size = Size(width: 0, height: 0)

  /// - Throws: ``LinkageError/pictureTooLarge(nodes:links:)``.
  init(_ graph: Subgraph) throws(LinkageError) {
    guard graph.nodes.count <= LinkageLimits.pictureNodes, graph.ties.count <= LinkageLimits.pictureLinks else {
      throw .pictureTooLarge(nodes: LinkageLimits.pictureNodes, links: LinkageLimits.pictureLinks)
    }
    var places: [String: Int] = [:]
    for (place, node) in graph.nodes.enumerated() { places[node.id] = place }
    let ends = graph.ties.map { (from: places[$0.link.from] ?? 0, to: places[$0.link.to] ?? 0) }
    var (out, into) = (Array(repeating: 0, count: graph.nodes.count), Array(repeating: 0, count: graph.nodes.count))
    for end in ends {
      out[end.from] += 1
      into[end.to] += 1
    }
    nodes = zip(graph.nodes, zip(out, into)).map { NodeDrawing($0, lineCount: max($1.0, $1.1)) }
    labels = graph.ties.map { LabelDrawing($0) }
    nodeBoxes = Array(repeating: Box(left: 0, top: 0, width: 0, height: 0), count: nodes.count)
    labelBoxes = Array(repeating: Box(left: 0, top: 0, width: 0, height: 0), count: labels.count)
    lines = Array(repeating: Line(path: "", tip: Point(x: 0, y: 0), pointsLeft: false), count: labels.count)
    let parts = GraphPart.parts(nodeCount: nodes.count, ends: ends)
    place(parts.map { PartLayout($0, nodes: nodes.map(\.size), labels: labels.map(\.size), ends: ends) })
  }

  /// Puts the parts side by side on shelves no wider than the widest part, the widest first.
  private mutating func place(_ parts: [PartLayout]) {
    let gap = 40.0
    let width = max(parts.map(\.size.width).max() ?? 0, 700)
    var (left, top, shelf) = (0.0, 0.0, 0.0)
    for part in parts {
      if left > 0, left + part.size.width > width {
        (left, top, shelf) = (0, top + shelf + gap, 0)
      }
      let corner = Point(x: left, y: top)
      for (node, box) in part.nodeBoxes { nodeBoxes[node] = box.moved(by: corner) }
      for (link, box) in part.labelBoxes { labelBoxes[link] = box.moved(by: corner) }
      for (link, course) in part.courses { lines[link] = course.line(at: corner) }
      left += part.size.width + gap
      shelf = max(shelf, part.size.height)
      size = Size(width: max(size.width, left - gap), height: max(size.height, top + shelf))
    }
  }
}

extension Box {
  func moved(by offset: Point) -> Box {
    Box(left: left + offset.x, top: top + offset.y, width: width, height: height)
  }
}
