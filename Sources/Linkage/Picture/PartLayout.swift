/// One connected part of the picture, its corner at 0,0.
struct PartLayout {
  /// A line is level for so far before it meets a column, which leaves room for an arrow.
  private static let stub = 13.0

  private(set) var nodeBoxes: [(node: Int, box: Box)] = []
  private(set) var labelBoxes: [(link: Int, box: Box)] = []
  private(set) var courses: [(link: Int, course: LineCourse)] = []
  private(set) var size = Size(width: 0, height: 0)

  private var graph: LayeredGraph
  /// Left and right edges of the columns.
  private var edges: [(left: Double, right: Double)] = []

  init(_ part: GraphPart, nodes: [Size], labels: [Size], ends: [(from: Int, to: Int)]) {
    var places: [Int: Int] = [:]
    for (place, node) in part.nodes.enumerated() { places[node] = place }
    let links = part.links.map { link in
      (from: places[ends[link].from] ?? 0, to: places[ends[link].to] ?? 0, label: labels[link])
    }
    let layered = LayeredGraph(nodes: part.nodes.map { nodes[$0] }, links: links)
    graph = ColumnPlacement.apply(CrossingReduction.apply(layered))
    placeColumns()
    for (vertex, content) in graph.vertices.enumerated() {
      switch content.kind {
      case .node(let node): nodeBoxes.append((part.nodes[node], box(vertex)))
      case .label(let link): labelBoxes.append((part.links[link], box(vertex)))
      case .bend: break
      }
    }
    for link in links.indices { courses.append((part.links[link], course(link))) }
    size.width = edges.last?.right ?? 0
    size.height = graph.vertices.map { $0.y + $0.size.height / 2 }.max() ?? 0
  }

  /// Columns stand further apart where steep lines go between them.
  private mutating func placeColumns() {
    var left = 0.0
    for (index, column) in graph.columns.enumerated() {
      let width = column.map { graph.vertices[$0].size.width }.max() ?? 0
      edges.append((left, left + width))
      var steepest = 0.0
      for vertex in column {
        for other in graph.vertices[vertex].after {
          steepest = max(steepest, abs(graph.vertices[vertex].y - graph.vertices[other].y))
        }
      }
      if index < graph.columns.count - 1 { left += width + 2 * Self.stub + 8 + min(70, steepest * 0.12) }
    }
  }

  private func box(_ vertex: Int) -> Box {
    let content = graph.vertices[vertex]
    let (left, right) = edges[content.column]
    return Box(
      left: (left + right - content.size.width) / 2, top: content.y - content.size.height / 2,
      width: content.size.width, height: content.size.height)
  }

  /// At which height the line to `other` meets a node: the lines of one side keep the order of their other ends.
  private func port(_ node: Int, _ other: Int) -> Double {
    let content = graph.vertices[node]
    let side = graph.vertices[other].column > content.column ? content.after : content.before
    let ordered = side.sorted { (graph.vertices[$0].y, $0) < (graph.vertices[$1].y, $1) }
    guard ordered.count > 1, let place = ordered.firstIndex(of: other) else { return content.y }
    let spacing = min(15, (content.size.height - 16) / Double(ordered.count - 1))
    return content.y + (Double(place) - Double(ordered.count - 1) / 2) * spacing
  }

  private func course(_ link: Int) -> LineCourse {
    let route = graph.routes[link]
    var course = LineCourse()
    course.pointsLeft = graph.isReversed[link]
    guard let first = route.first, let last = route.last, route.count > 2 else { return course }
    let start = Point(x: box(first).right, y: port(first, route[1]))
    let end = Point(x: box(last).left, y: port(last, route[route.count - 2]))
    course.tip = course.pointsLeft ? start : end
    // The line stops behind the arrow, whose tip would else be blunt.
    let arrow = 8.0
    course.steps.append(.move(Point(x: start.x + (course.pointsLeft ? arrow : 0), y: start.y)))
    course.steps.append(.straight(Point(x: edges[graph.vertices[first].column].right + Self.stub, y: start.y)))
    for vertex in route.dropFirst().dropLast() {
      let content = graph.vertices[vertex]
      let (left, right) = edges[content.column]
      course.steps.append(.curve(Point(x: left - Self.stub / 2, y: content.y)))
      if case .label = content.kind {
        let box = box(vertex)
        course.steps.append(.straight(Point(x: box.left - 1, y: content.y)))
        course.steps.append(.move(Point(x: box.right + 1, y: content.y)))
      }
      course.steps.append(.straight(Point(x: right + Self.stub / 2, y: content.y)))
    }
    course.steps.append(.curve(Point(x: edges[graph.vertices[last].column].left - Self.stub, y: end.y)))
    course.steps.append(.straight(Point(x: end.x - (course.pointsLeft ? 0 : arrow), y: end.y)))
    return course
  }
}
