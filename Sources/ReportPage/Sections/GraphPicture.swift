internal import HTML
internal import Translations

/// Boxes in columns, and lines with arrows and numbers between them.
struct GraphPicture {
  private let page: ReportPage
  private let graph: ReportGraph
  private let layout: GraphLayout

  init(_ page: ReportPage, _ graph: ReportGraph) {
    self.page = page
    self.graph = graph
    layout = GraphLayout(graph)
  }

  var drawing: Drawing {
    let words = page.table[
      "report.graph.picture", ["boxes": String(graph.nodes.count), "lines": String(graph.ties.count)]]
    let lines = zip(graph.ties, layout.courses).flatMap { tie, course in
      let style = Self.style(tie.relation)
      return [
        DrawnPart.curve(x1: course.x1, y1: course.y1, x2: course.x2, y2: course.y2, bend: course.bend, "tie \(style)"),
        DrawnPart.arrow(x: course.x2, y: course.y2, pointsLeft: course.pointsLeft, "tip \(style)"),
      ]
    }
    let boxes = zip(graph.nodes, layout.boxes).flatMap(box)
    return Drawing(
      id: "graph-picture", title: page.table["report.graph.title"], description: words, width: GraphLayout.width,
      height: layout.height, lines + boxes + numbers)
  }

  private static func style(_ relation: ReportGraph.Relation) -> String {
    switch relation {
    case .madeFrom: "made"
    case .bearing(let bearing): bearing.rawValue
    case .words: "linked"
    }
  }

  /// A number on each line, that the list explains, where no other number stands.
  private var numbers: [DrawnPart] {
    var taken: [(x: Int, y: Int)] = []
    return layout.courses.enumerated().flatMap { place, course -> [DrawnPart] in
      let candidates = [8, 6, 10, 4, 12, 7, 9, 5, 11, 3, 13].map { course.point(sixteenths: $0) }
      let free = candidates.first { point in
        !taken.contains { abs($0.x - point.x) < 20 && abs($0.y - point.y) < 20 }
      }
      guard let point = free ?? candidates.first else { return [] }
      taken.append(point)
      return [
        .disc(x: point.x, y: point.y, radius: 9, "number"),
        .text(String(place + 1), x: point.x, y: point.y + 4, "figure", anchor: .middle),
      ]
    }
  }

  private func box(_ node: ReportGraph.Node, _ box: GraphLayout.Box) -> [DrawnPart] {
    let middle = box.x + GraphLayout.boxWidth / 2
    let lines = Self.wrapped(node.name)
    let top = box.y + box.height / 2 - (lines.count == 1 ? 6 : 13)
    let style = ["exhibit", "origin", "element"].contains(node.kind) ? node.kind : "other"
    let frame = DrawnPart.box(
      x: box.x, y: box.y, width: GraphLayout.boxWidth, height: box.height, round: 4, "box \(style)")
    let caption = DrawnPart.text(
      ReportPage.clipped(page.term("node", node.kind), 28), x: middle, y: top, "caption", anchor: .middle)
    return [frame, caption]
      + lines.enumerated().map { .text($1, x: middle, y: top + 16 + 15 * $0, "name", anchor: .middle) }
  }

  /// A name in two lines at most.
  private static func wrapped(_ name: String) -> [String] {
    let room = 21
    guard name.count > room else { return [name] }
    var first = ""
    var rest = name.split(separator: " ")[...]
    while let word = rest.first, first.isEmpty || first.count + 1 + word.count <= room {
      first += (first.isEmpty ? "" : " ") + word
      rest = rest.dropFirst()
    }
    guard first.count <= room else {
      return [String(name.prefix(room)), ReportPage.clipped(String(name.dropFirst(room)), room)]
    }
    return [first, ReportPage.clipped(rest.joined(separator: " "), room)]
  }
}
