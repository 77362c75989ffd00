/// What the looks of a picture mean, in rows below it.
struct SVGLegend {
  private static let row = 26.0
  private static let textSize = 11.5

  let text: String
  let height: Double

  init(_ graph: Subgraph, width: Double) {
    var (text, left, top) = ("", 0.0, 30.0)
    func add(_ words: String, _ sample: (Point) -> String) {
      let room = 48 + TextMeasure.width(words, size: Self.textSize) + 22
      if left > 0, left + room > width { (left, top) = (0, top + Self.row) }
      text += sample(Point(x: left, y: top))
      text += SVGElements.text(words, x: left + 48, y: top + 4, size: Self.textSize, anchor: "start")
      left += room
    }
    for kind in NodeKind.allCases where graph.nodes.contains(where: { $0.kind == kind }) {
      add(Self.words(kind)) { corner in
        SVGElements.shape(kind, Box(left: corner.x, top: corner.y - 9, width: 38, height: 18), strokeWidth: 1.2)
      }
    }
    if graph.focus != nil {
      add("what the picture is around") { corner in
        SVGElements.rectangle(
          Box(left: corner.x + 2, top: corner.y - 8, width: 34, height: 16),
          "fill=\"none\" stroke=\"\(SVGElements.ink)\" stroke-width=\"4\"")
      }
    }
    (left, top) = (0, top + Self.row)
    for status in [LinkStatus.accepted, .workNeeded, .conflict] {
      add(status.words) { Self.sample($0, status, .medium, nil) }
    }
    for confidence in [LinkConfidence.high, .medium, .low] {
      add(confidence.rawValue + " confidence" + (confidence == .low ? ", or not said" : "")) {
        Self.sample($0, .accepted, confidence, nil)
      }
    }
    if graph.date != nil {
      add("possibly in force on the date") { Self.sample($0, .accepted, .medium, .possibly) }
    }
    (left, top) = (0, top + Self.row)
    text += SVGElements.text(
      "Sources: different items cited, an item and its copies and translations counted once. The picture shows what records say.",
      x: 0, y: top + 4, size: Self.textSize, anchor: "start")
    let rule = "<path d=\"M0,0H\(Pixels.text(width))\" stroke=\"#808080\" stroke-width=\"1\"/>\n"
    self.text = "<g role=\"group\"><title>Legend</title>\n" + rule + text + "</g>\n"
    height = top + 10
  }

  private static func sample(
    _ corner: Point, _ status: LinkStatus, _ confidence: LinkConfidence, _ standing: Standing?
  ) -> String {
    let end = Point(x: corner.x + 30, y: corner.y)
    let color = SVGElements.color(status, standing)
    return "<path d=\"M\(corner.text)L\(end.text)\" \(SVGElements.stroke(status, confidence, standing))/>\n"
      + SVGElements.arrow(Point(x: corner.x + 39, y: corner.y), pointsLeft: false, color)
  }

  private static func words(_ kind: NodeKind) -> String {
    switch kind {
    case .missing: "named, and not readable here"
    case .link: "a link that another speaks of"
    case .record: "another record"
    default: kind.rawValue
    }
  }
}
