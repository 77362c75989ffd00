internal import HTML
internal import Translations

/// Boxes in columns, and numbered lines between them.
struct GraphPicture {
  private static let boxWidth = 180
  private static let boxHeight = 40
  private static let gap = 14
  private static let width = 720

  private let page: ReportPage
  private let graph: ReportGraph
  /// The places of the boxes in each column that has any.
  private let columns: [[Int]]

  init(_ page: ReportPage, _ graph: ReportGraph) {
    self.page = page
    self.graph = graph
    let groups = Dictionary(grouping: graph.nodes.indices) { graph.nodes[$0].column }
    columns = groups.sorted { $0.key < $1.key }.map(\.value)
  }

  var drawing: Drawing {
    let rows = columns.map(\.count).max() ?? 0
    let height = rows * (Self.boxHeight + Self.gap) + Self.gap
    let places = places(height)
    let words = page.table[
      "report.graph.picture", ["boxes": String(graph.nodes.count), "lines": String(graph.ties.count)]]
    let curves = graph.ties.map { line($0, places) }
    let boxes = graph.nodes.indices.flatMap { box(graph.nodes[$0], places[$0] ?? (0, 0)) }
    let numbers = number(places)
    return Drawing(
      id: "graph-picture", title: page.table["report.graph.title"], description: words, width: Self.width,
      height: height, curves + boxes + numbers)
  }

  /// The left upper corner of each box.
  private func places(_ height: Int) -> [Int: (x: Int, y: Int)] {
    var places: [Int: (x: Int, y: Int)] = [:]
    // Room on both sides for lines between boxes of one column.
    let step = columns.count < 2 ? 0 : (Self.width - 60 - Self.boxWidth) / (columns.count - 1)
    for (column, nodes) in columns.enumerated() {
      let taken = nodes.count * (Self.boxHeight + Self.gap) - Self.gap
      for (row, node) in nodes.enumerated() {
        places[node] = (30 + column * step, (height - taken) / 2 + row * (Self.boxHeight + Self.gap))
      }
    }
    return places
  }

  private struct Ends {
    let (x1, y1, x2, y2, bend): (Int, Int, Int, Int, Int)
    var middle: (x: Int, y: Int) { ((x1 + 6 * bend + x2) / 8, (y1 + y2) / 2) }
  }

  private func ends(_ tie: ReportGraph.Tie, _ places: [Int: (x: Int, y: Int)]) -> Ends {
    let (from, to) = (places[tie.from] ?? (0, 0), places[tie.to] ?? (0, 0))
    let (y1, y2) = (from.y + Self.boxHeight / 2, to.y + Self.boxHeight / 2)
    if from.x == to.x {
      let edge = from.x + Self.boxWidth
      return Ends(x1: edge, y1: y1, x2: edge, y2: y2, bend: min(edge + 30, Self.width - 2))
    }
    let isForward = from.x < to.x
    let (x1, x2) = (from.x + (isForward ? Self.boxWidth : 0), to.x + (isForward ? 0 : Self.boxWidth))
    return Ends(x1: x1, y1: y1, x2: x2, y2: y2, bend: (x1 + x2) / 2)
  }

  private func line(_ tie: ReportGraph.Tie, _ places: [Int: (x: Int, y: Int)]) -> DrawnPart {
    let ends = ends(tie, places)
    return .curve(x1: ends.x1, y1: ends.y1, x2: ends.x2, y2: ends.y2, bend: ends.bend, "tie \(Self.style(tie.relation))")
  }

  private static func style(_ relation: ReportGraph.Relation) -> String {
    switch relation {
    case .madeFrom: "made"
    case .bearing(let bearing): bearing.rawValue
    case .words: "linked"
    }
  }

  /// A number on each line, that the list explains; where lines cross, each has its number on its own third of the way.
  private func number(_ places: [Int: (x: Int, y: Int)]) -> [DrawnPart] {
    graph.ties.enumerated().flatMap { place, tie -> [DrawnPart] in
      let point = point(ends(tie, places), eighths: [4, 2, 6, 3, 5][place % 5])
      return [
        .disc(x: point.x, y: point.y, radius: 9, "number"),
        .text(String(place + 1), x: point.x, y: point.y + 4, "figure", anchor: .middle),
      ]
    }
  }

  /// A point of the curve, so many eighths of the way.
  private func point(_ ends: Ends, eighths: Int) -> (x: Int, y: Int) {
    let (t, s) = (eighths, 8 - eighths)
    let (a, b, c, d) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    return (
      (a * ends.x1 + (b + c) * ends.bend + d * ends.x2) / 512, ((a + b) * ends.y1 + (c + d) * ends.y2) / 512
    )
  }

  private func box(_ node: ReportGraph.Node, _ place: (x: Int, y: Int)) -> [DrawnPart] {
    let middle = place.x + Self.boxWidth / 2
    return [
      .box(x: place.x, y: place.y, width: Self.boxWidth, height: Self.boxHeight, round: 4, "box \(style(node.kind))"),
      .text(
        ReportPage.clipped(page.term("node", node.kind), 28), x: middle, y: place.y + 15, "caption", anchor: .middle),
      .text(ReportPage.clipped(node.name, 26), x: middle, y: place.y + 32, "name", anchor: .middle),
    ]
  }

  private func style(_ kind: String) -> String { ["exhibit", "origin", "element"].contains(kind) ? kind : "other" }
}
