/// Where the boxes of a graph stand and how its lines run. The same graph has the same layout.
struct GraphLayout {
  static let width = 720
  static let boxWidth = 156
  private static let leastHeight = 58
  private static let margin = 34
  private static let gap = 14
  /// Between two lines that leave a box on the same side.
  private static let lineGap = 13

  /// A box.
  struct Box {
    var (x, y, height): (Int, Int, Int)
  }

  /// A line.
  struct Course {
    var (x1, y1, x2, y2, bend): (Int, Int, Int, Int, Int)

    var pointsLeft: Bool { bend > x2 }

    /// A point of the curve, so many sixteenths of the way.
    func point(sixteenths t: Int) -> (x: Int, y: Int) {
      let s = 16 - t
      let (a, b, c, d) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
      return ((a * x1 + (b + c) * bend + d * x2) / 4096, ((a + b) * y1 + (c + d) * y2) / 4096)
    }
  }

  private enum Side: Hashable { case left, right }

  private struct Port: Hashable {
    let node: Int
    let side: Side
  }

  private(set) var boxes: [Box]
  private(set) var courses: [Course] = []
  private(set) var height = 0

  init(_ graph: ReportGraph) {
    let groups = Dictionary(grouping: graph.nodes.indices) { graph.nodes[$0].column }
    let columns = groups.sorted { $0.key < $1.key }.map(\.value)
    var columnOf: [Int: Int] = [:]
    for (column, nodes) in columns.enumerated() { for node in nodes { columnOf[node] = column } }
    // Which side of its boxes each line touches.
    let ports = graph.ties.map { tie -> (from: Port, to: Port) in
      let (from, to) = (columnOf[tie.from] ?? 0, columnOf[tie.to] ?? 0)
      return (
        Port(node: tie.from, side: from > to ? .left : .right), Port(node: tie.to, side: from < to ? .left : .right)
      )
    }
    var counts: [Port: Int] = [:]
    for port in ports.flatMap({ [$0.from, $0.to] }) { counts[port, default: 0] += 1 }
    let step = columns.count < 2 ? 0 : (Self.width - 2 * Self.margin - Self.boxWidth) / (columns.count - 1)
    boxes = graph.nodes.indices.map { node in
      let most = max(counts[Port(node: node, side: .left)] ?? 0, counts[Port(node: node, side: .right)] ?? 0)
      return Box(
        x: Self.margin + (columnOf[node] ?? 0) * step, y: 0, height: max(Self.leastHeight, (most + 1) * Self.lineGap))
    }
    stack(columns)
    run(ports)
  }

  /// Puts the boxes of each column below each other, each column in the middle.
  private mutating func stack(_ columns: [[Int]]) {
    let heights = columns.map { nodes in nodes.reduce(Self.gap) { $0 + boxes[$1].height + Self.gap } }
    height = heights.max() ?? 0
    for (nodes, taken) in zip(columns, heights) {
      var y = (height - taken) / 2 + Self.gap
      for node in nodes {
        boxes[node].y = y
        y += boxes[node].height + Self.gap
      }
    }
  }

  /// Lines that touch one side of a box share its height, in the order of where they go.
  private mutating func run(_ ports: [(from: Port, to: Port)]) {
    var users: [Port: [(tie: Int, isFrom: Bool, other: Int)]] = [:]
    for (tie, pair) in ports.enumerated() {
      users[pair.from, default: []].append((tie, true, boxes[pair.to.node].y))
      users[pair.to, default: []].append((tie, false, boxes[pair.from.node].y))
    }
    var (starts, ends) = (Array(repeating: 0, count: ports.count), Array(repeating: 0, count: ports.count))
    for (port, all) in users {
      let box = boxes[port.node]
      let sorted = all.sorted { ($0.other, $0.tie, $0.isFrom ? 0 : 1) < ($1.other, $1.tie, $1.isFrom ? 0 : 1) }
      for (place, one) in sorted.enumerated() {
        let y = box.y + box.height * (place + 1) / (sorted.count + 1)
        if one.isFrom { starts[one.tie] = y } else { ends[one.tie] = y }
      }
    }
    courses = ports.enumerated().map { tie, pair in
      let (x1, x2) = (edge(pair.from), edge(pair.to))
      let isBeside = x1 == x2
      return Course(
        x1: x1, y1: starts[tie], x2: x2, y2: ends[tie],
        bend: isBeside ? min(x1 + 3 * Self.margin, Self.width + Self.margin / 2) : (x1 + x2) / 2)
    }
  }

  private func edge(_ port: Port) -> Int { boxes[port.node].x + (port.side == .right ? Self.boxWidth : 0) }
}
