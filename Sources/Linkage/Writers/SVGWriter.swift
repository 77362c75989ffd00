/// Draws a sub-graph (SVG 1.1, with WAI-ARIA Graphics roles and titles for those who hear it).
///
/// It needs nothing from elsewhere, has no script, and text in it is only text.
struct SVGWriter {
  private static let margin = 28.0
  private static let fonts = "'Noto Sans','DejaVu Sans',Verdana,Arial,sans-serif"

  private let graph: Subgraph
  private let picture: GraphPicture

  init(_ graph: Subgraph) throws(LinkageError) {
    self.graph = graph
    picture = try GraphPicture(graph)
  }

  func write() -> String {
    let inner = max(picture.size.width, 700)
    let heading = TextMeasure.wrap(graph.heading, size: 20, width: inner, lines: 2)
    let caption = TextMeasure.wrap(graph.caption, size: 12, width: inner, lines: 3)
    let top = Self.margin + Double(heading.count) * 26 + Double(caption.count) * 17 + 14
    let legend = SVGLegend(graph, width: inner)
    let bottom = top + picture.size.height + 34
    let size = Size(width: inner + 2 * Self.margin, height: bottom + legend.height + Self.margin)
    var text = head(size)
    for (place, line) in heading.enumerated() {
      text += SVGElements.text(
        line, x: Self.margin, y: Self.margin + 16 + Double(place) * 26, size: 20, anchor: "start",
        more: "font-weight=\"bold\"")
    }
    for (place, line) in caption.enumerated() {
      let y = Self.margin + 10 + Double(heading.count) * 26 + Double(place) * 17
      text += SVGElements.text(line, x: Self.margin, y: y, size: 12, anchor: "start")
    }
    let left = Self.margin + (inner - picture.size.width) / 2
    text += "<g transform=\"translate(\(Pixels.text(left)),\(Pixels.text(top)))\">\n"
    text += lines() + labels() + nodes() + "</g>\n"
    text += "<g transform=\"translate(\(Pixels.text(Self.margin)),\(Pixels.text(bottom)))\">\n" + legend.text + "</g>\n"
    return text + "</svg>\n"
  }

  private func head(_ size: Size) -> String {
    let (width, height) = (Pixels.text(size.width), Pixels.text(size.height))
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" \
      role="graphics-document document" aria-labelledby="heading caption" font-family="\(Self.fonts)" fill="\(SVGElements.ink)">
      <title id="heading">\(XMLText.escape(graph.heading))</title>
      <desc id="caption">\(XMLText.escape(graph.caption))</desc>
      <rect width="\(width)" height="\(height)" fill="#ffffff"/>

      """
  }

  private func lines() -> String {
    var text = "<g aria-hidden=\"true\">\n"
    for (tie, line) in zip(graph.ties, picture.lines) {
      let look = SVGElements.stroke(tie.link.status, tie.link.confidence, tie.standing)
      text += "<path d=\"\(line.path)\" \(look)/>\n"
      let color = SVGElements.color(tie.link.status, tie.standing)
      text += SVGElements.arrow(line.tip, pointsLeft: line.pointsLeft, color)
    }
    return text + "</g>\n"
  }

  private func labels() -> String {
    var names: [String: String] = [:]
    for node in graph.nodes { names[node.id] = ShownText.safe(node.name) }
    var text = ""
    for (place, tie) in graph.ties.enumerated() {
      let box = picture.labelBoxes[place]
      let (from, to) = (names[tie.link.from] ?? tie.link.from, names[tie.link.to] ?? tie.link.to)
      text += "<g role=\"graphics-symbol\"><title>\(XMLText.escape(graph.sentence(tie, from: from, to: to)))</title>\n"
      for (row, line) in picture.labels[place].lines.enumerated() {
        text += SVGElements.text(
          line, x: box.center.x, y: box.top + 11 + Double(row) * LabelDrawing.lineHeight, size: LabelDrawing.textSize,
          more: row == 0 ? "font-weight=\"bold\"" : "")
      }
      text += "</g>\n"
    }
    return text
  }

  private func nodes() -> String {
    var text = ""
    for (place, node) in graph.nodes.enumerated() {
      let (box, drawing) = (picture.nodeBoxes[place], picture.nodes[place])
      let spoken = node.kind.rawValue + ": " + ShownText.safe(node.name)
      text += "<g role=\"graphics-symbol\"><title>\(XMLText.escape(spoken))</title>\n"
      text += SVGElements.shape(node.kind, box, strokeWidth: node.id == graph.focus ? 4 : 1.4)
      var y = box.center.y - drawing.textHeight / 2 + 10
      text += SVGElements.text(
        drawing.caption, x: box.center.x, y: y, size: NodeDrawing.captionSize, more: "letter-spacing=\"0.8\"")
      for line in drawing.lines {
        y += NodeDrawing.nameLine
        text += SVGElements.text(line, x: box.center.x, y: y, size: NodeDrawing.nameSize, more: "font-weight=\"bold\"")
      }
      if !drawing.detail.isEmpty {
        y += 14
        text += SVGElements.text(drawing.detail, x: box.center.x, y: y, size: 11)
      }
      if !drawing.identifier.isEmpty {
        y += 12
        text += SVGElements.text(
          drawing.identifier, x: box.center.x, y: y, size: NodeDrawing.identifierSize, more: "fill=\"#404040\"")
      }
      text += "</g>\n"
    }
    return text
  }
}
